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

  private final Path store;
  private final RemoteRepository source;

  /** From Maven Central into the user's store. */
  MavenArtifacts() {
    this(Path.of(System.getProperty("user.home"), ".m2", "repository"), CENTRAL);
  }

  /**
   * From elsewhere.
   *
   * @param store the folder that keeps what was fetched
   * @param source where artifacts are looked for
   */
  MavenArtifacts(Path store, RemoteRepository source) {
    this.store = store;
    this.source = source;
  }

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
    session.setLocalRepositoryManager(
        system.newLocalRepositoryManager(session, new LocalRepository(store.toFile())));
    CollectRequest wanted = new CollectRequest();
    wanted.addRepository(source);
    for (String coordinate : coordinates) {
      wanted.addDependency(new Dependency(artifact(coordinate), JavaScopes.RUNTIME));
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

  private static DefaultArtifact artifact(String coordinate) throws IOException {
    try {
      return new DefaultArtifact(coordinate);
    } catch (IllegalArgumentException e) {
      throw new IOException("%maven: " + e.getMessage(), e);
    }
  }
}
