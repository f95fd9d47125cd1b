// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.kernel;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.repository.internal.MavenRepositorySystemUtils;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.repository.LocalRepository;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;
import org.eclipse.aether.supplier.RepositorySystemSupplier;
import org.eclipse.aether.util.artifact.JavaScopes;

/**
 * Fetches artifacts and what they need at run time from Maven Central into the usual local store.
 */
final class MavenArtifacts {

  private static final RemoteRepository CENTRAL =
      new RemoteRepository.Builder("central", "default", "https://repo.maven.apache.org/maven2/")
          .build();

  /**
   * Resolves artifacts.
   *
   * @param coordinates {@code group:artifact[:extension[:classifier]]:version} each
   * @return the jars, those asked for first
   * @throws IOException if one cannot be had, naming it
   */
  List<Path> resolve(List<String> coordinates) throws IOException {
    RepositorySystem system = new RepositorySystemSupplier().get();
    DefaultRepositorySystemSession session = MavenRepositorySystemUtils.newSession();
    Path store = Path.of(System.getProperty("user.home"), ".m2", "repository");
    session.setLocalRepositoryManager(
        system.newLocalRepositoryManager(session, new LocalRepository(store.toFile())));
    CollectRequest wanted = new CollectRequest();
    wanted.addRepository(CENTRAL);
    for (String coordinate : coordinates) {
      wanted.addDependency(new Dependency(new DefaultArtifact(coordinate), JavaScopes.RUNTIME));
    }
    try {
      return system
          .resolveDependencies(session, new DependencyRequest(wanted, null))
          .getArtifactResults()
          .stream()
          .map(result -> result.getArtifact().getFile().toPath())
          .toList();
    } catch (DependencyResolutionException e) {
      throw new IOException("%maven: " + e.getMessage(), e);
    } finally {
      system.shutdown();
    }
  }
}
