# SPDX-License-Identifier: BSD-2-Clause
"""Drives the kernel with the real Jupyter client; prints one line a check and fails on the first wrong one.

usage: kernel_session.py JUPYTER_DATA_DIR
"""

import base64
import os
import sys
import time

os.environ["JUPYTER_PATH"] = sys.argv[1]

from jupyter_client.manager import start_new_kernel  # noqa: E402


class Session:
    def __init__(self):
        begun = time.time()
        self.manager, self.client = start_new_kernel(kernel_name="java", startup_timeout=60)
        self.start_seconds = time.time() - begun

    def run(self, code, timeout=60, **options):
        """Runs a cell: (status, stdout, results, displays, error)."""
        text, results, displays, errors = [], [], [], []

        def collect(message):
            kind, content = message["msg_type"], message["content"]
            if kind == "stream":
                text.append(content["text"])
            elif kind == "execute_result":
                results.append(content["data"])
            elif kind in ("display_data", "update_display_data"):
                displays.append(content["data"])
            elif kind == "error":
                errors.append(content)

        reply = self.client.execute_interactive(
            code, timeout=timeout, output_hook=collect, allow_stdin=options.get("stdin") is not None,
            stdin_hook=options.get("stdin"))
        return reply["content"]["status"], "".join(text), results, displays, errors


def check(name, truth, detail=""):
    print(("ok   " if truth else "FAIL ") + name, flush=True)
    if not truth:
        print(detail)
        sys.exit(1)


def main():
    session = Session()
    run = session.run
    try:
        status, _, results, _, _ = run("1 + 1")
        check("an expression gives its value", results and results[0]["text/plain"] == "2", results)

        status, text, results, _, _ = run('System.out.println("gr\u00fc\u00df \u03bcV \u4f60"); int x = 3;')
        check("unicode output", text == "gr\u00fc\u00df \u03bcV \u4f60\n" and not results, (text, results))
        check("variables stay", run("x * 2")[2][0]["text/plain"] == "6")

        status, _, results, _, _ = run("int twice(int a) {\n  return 2 * a;\n}\ntwice(x)")
        check("several snippets in a cell", results[0]["text/plain"] == "6", results)

        status, _, _, _, errors = run("int y = 1;\nint z = unknown + 1;")
        report = "\n".join(errors[0]["traceback"])
        check("a compile error marks its line", status == "error" and "--> int z = unknown" in report, report)

        status, _, _, _, errors = run("int late() {\n  return Math.abs(1, 2);\n}\nlate()")
        report = "\n".join(errors[0]["traceback"])
        check("a method that does not compile yet is named", "late()" in report and "-->   return Math.abs" in report, report)

        status, _, _, _, errors = run('throw new IllegalStateException("no\\nway");')
        check("an exception is reported", "IllegalStateException" in errors[0]["traceback"][0], errors)

        status, _, _, _, errors = run("for (int i = 0; i < 3; i++) {")
        check("incomplete code is an error", status == "error", errors)

        _, _, results, _, _ = run(
            "import java.awt.image.BufferedImage;\nnew BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB)")
        check("an image is a PNG", "image/png" in results[0], results)

        for width in (4, 5, 6, 7, 8):
            _, _, results, _, _ = run("new BufferedImage(%d, 3, BufferedImage.TYPE_BYTE_GRAY)" % width)
            png = base64.b64decode(results[0]["image/png"])
            check("an image %d pixels wide is whole" % width, png.endswith(b"IEND\xaeB`\x82"), png[-12:])

        _, _, results, _, _ = run(
            "import org.knowm.xchart.*;\n"
            'QuickChart.getChart("t", "x", "y", "s", new double[] {0, 1}, new double[] {1, 2})')
        check("a chart is a PNG", "image/png" in results[0], results)

        _, _, results, _, _ = run(
            'record Row(String name, double db) {}\nList.of(new Row("a<b", 1.5), new Row("c", 2))')
        check("records are an HTML table", "<td>a&lt;b</td>" in results[0]["text/html"], results)

        _, _, results, _, _ = run(
            "import ij.measure.ResultsTable;\nvar table = new ResultsTable();\ntable.incrementCounter();\n"
            'table.addValue("dB", 3);\ntable')
        check("a results table is an HTML table", "<th>dB</th>" in results[0]["text/html"], results)

        _, _, _, displays, _ = run('String id = display("one"); updateDisplay(id, "two");')
        check("display and update", [d["text/plain"] for d in displays] == ["one", "two"], displays)

        status, text, results, _, _ = run("%%time\n6 * 7")
        check("%%time", " s\n" in text and results[0]["text/plain"] == "42", (text, results))

        status, _, _, _, errors = run("%classpath /nowhere/*.jar")
        check("%classpath refuses nothing", status == "error" and "nothing matches" in str(errors), errors)

        status, _, _, _, errors = run("%nonsense")
        check("an unknown magic is an error", status == "error", errors)

        with open(os.path.join(sys.argv[1], "loaded.jshell"), "w") as file:
            file.write("int loaded = 11;\n")
        run("%load " + os.path.join(sys.argv[1], "loaded.jshell"))
        check("%load", run("loaded")[2][0]["text/plain"] == "11")

        status, _, results, _, _ = run("io.github.spikepress.codec.CodecFamilies.all().size() >= 0")
        check("the core is on the class path", results and results[0]["text/plain"] == "true", results)

        client = session.client
        reply = client.complete("Math.sq", 7, reply=True, timeout=30)["content"]
        check("completion", "sqrt(" in reply["matches"] and reply["cursor_start"] == 5, reply)
        reply = client.inspect("Math.sqrt(", 10, reply=True, timeout=30)["content"]
        check("inspection", "sqrt" in str(reply["data"]), reply)
        reply = client.is_complete("int f() {", reply=True, timeout=30)["content"] if hasattr(client, "reply") else None

        def answer(_):
            client.input("typed")

        status, text, _, _, _ = run(
            "var line = new Scanner(System.in).nextLine(); System.out.println(line + line.length());", stdin=answer)
        check("standard input", text == "typed5\n", text)

        message = client.execute("while (true) { }")
        time.sleep(1.5)
        session.manager.interrupt_kernel()
        reply = client.get_shell_msg(timeout=20)["content"]
        check("an endless loop can be interrupted", reply["status"] == "error", reply)
        check("and the kernel goes on", run("x")[2][0]["text/plain"] == "3")

        begun = time.time()
        # One after the other: a client that does not read its messages for that long would lose some.
        values = [run("x + %d" % i)[2][0]["text/plain"] for i in range(1000)]
        check("1000 quick cells", values == [str(3 + i) for i in range(1000)])
        print("     (%.1f s)" % (time.time() - begun))

        _, text, _, _, _ = run('for (int i = 0; i < 20000; i++) System.out.println("line " + i);')
        check("large output arrives whole", text.endswith("line 19999\n") and len(text.splitlines()) == 20000, text[-99:])

        session.manager.restart_kernel(now=False)
        client.wait_for_ready(timeout=60)
        status = run("x")[0]
        check("restart forgets the variables", status == "error")
    finally:
        session.client.stop_channels()
        session.manager.shutdown_kernel(now=False)
    check("clean shutdown", not session.manager.is_alive())
    print("ok   started in %.1f s" % session.start_seconds)


main()
