"""Runs a script and its translation side by side and says where they differ.

Reads one job a line from standard input, as JSON: {"id", "shell", "script", "translation", "fresh", "runs": [{"env", "args", "stdin",
"signal"}]}. Both programs are run in the same folder, one after the other, each time made anew, with programs on PATH that write down
how they were called. A translation runs in a fork of this process, which has the modules loaded already; with "fresh" in a new Python.
Where they differ, the script is run again a few times: it may do the same as its translation then, and has a race of its own.
Answers one line a job: {"id", "runs": [number of runs], "racy": [how many of them had a race], "differences": [...]}.
"""

import contextlib, errno, glob, json, os, re, shlex, shutil, signal, socket, stat, subprocess, sys, threading, time  # noqa

# Folders besides the box that programs may write to: they are emptied before each run, and compared. Only for a file system of its own.
OPEN = sys.argv[3].split(":") if len(sys.argv) > 3 else []
BOX = os.path.join(sys.argv[1], "box")
TOOLS = os.path.join(sys.argv[1], "tools")
LOG = os.path.join(sys.argv[1], "log")
PYTHON = sys.argv[2]
LIMIT = 20
# How often a script is run once more that did not do the same as its translation, and either of them where the machine stood still.
AGAIN = 5
# A longer time between two looks at a program, in seconds, means that the machine stood still.
STILL = 0.5

# A line of set -x, with what is quoted in it.
TRACE = r"""^\++ (?:"'"|\$'(?:\\.|[^'\\])*'|\\.|[^'\\\n]|'[^']*')*\n"""

# Each writes down its name, its arguments and its environment; what differs between a shell and any other program is left out.
RECORD = """#!/bin/dash
{ printf 'run %s' "${0##*/}"; printf ' <%s>' "$@"; echo; export -p; echo; } > "%LOG%/$$"
"""
# A database that is there at the third question.
LATER = 'n=$(cat asked 2>/dev/null || echo 0)\nn=$((n + 1))\necho $n > asked\n[ $n -ge 3 ]\n'
PROGRAM = 'echo "%s ran: $*"\n'
STAND_INS = {
    "pg_isready": LATER,
    "nc": LATER,
    # Without another account the script would begin again for ever.
    "gosu": 'echo "as $1"\nshift\ncase "$1" in */entry*) ;; *) exec "$@" ;; esac\n',
    "psql": "cat\n",
    "envsubst": "exec python3 -c 'import os, re, sys; sys.stdout.write(re.sub(r\"\\$(?:\\{(\\w+)\\}|(\\w+))\", lambda m: os.environ.get(m[1] or m[2], \"\"), sys.stdin.read()))'\n",
    "getent": "exit 2\n",
    **{name: PROGRAM % name for name in "gunicorn manage celery cache-server java app nginx postgres chown groupadd useradd".split()},
    "say": 'echo "$*"\n',
    "show": 'for word; do printf "<%s>" "$word"; done; echo\n',
    "ok": "exit 0\n",
    "fail1": "exit 1\n",
    "fail3": 'echo "fails" >&2\nexit 3\n',
    "take": 'sed "s/^/got: /"\nexit 0\n',
    "lines": "printf 'one\\ntwo words\\n\\n  three  \\n\\n\\n'\n",
    "spaces": "printf ' a  b *.txt\\n c '\n",
    "warn": 'echo "warning: $*" >&2\n',
    "dies": "kill -TERM $$\n",
    "number": "echo 42\n",
    "server": "trap 'echo stopped; exit 7' TERM\necho up\n: > server-up\n[ -e \"%LOG%/../signal\" ] && n=80 || n=4\ni=0; while [ $i -lt $n ] && [ ! -e \"%LOG%/../over\" ]; do /bin/sleep 0.05; i=$((i+1)); done\n",
}


def prepare():
    shutil.rmtree(sys.argv[1], ignore_errors=True)
    os.makedirs(TOOLS)
    os.makedirs(LOG)
    for name, body in STAND_INS.items():
        path = os.path.join(TOOLS, name)
        with open(path, "w") as file:
            file.write((RECORD + body).replace("%LOG%", LOG))
        os.chmod(path, 0o755)
    with open(os.path.join(TOOLS, "bare"), "w") as file:
        file.write('echo "bare $*"\n')
    os.chmod(os.path.join(TOOLS, "bare"), 0o755)


def sandbox(program, entry="entry"):
    for name in ("over", "signal"):
        with contextlib.suppress(FileNotFoundError):
            os.unlink(os.path.join(sys.argv[1], name))
    for folder in (BOX, LOG, *OPEN):
        shutil.rmtree(folder, ignore_errors=True)
        os.makedirs(folder)
    os.makedirs(os.path.join(BOX, "etc/conf.d"))
    os.makedirs(os.path.join(BOX, "data dir"))
    for name, text in {"a.txt": "alpha\nbeta\n", "b.txt": "", "c d.txt": "gamma", "etc/app.conf": "port=1\nname=x\n", "etc/conf.d/x.conf": "x\n", "etc/conf.d/y.conf": "y\n", ".hidden": "h\n"}.items():
        with open(os.path.join(BOX, name), "w") as file:
            file.write(text)
    # A module needs its suffix; scripts look for the entry by its own name.
    for name in {"entry", entry}:
        with open(os.path.join(BOX, name), "w") as file:
            file.write(program)
        os.chmod(os.path.join(BOX, name), 0o755)


def environment(run):
    return {"PATH": f"{TOOLS}:/usr/local/bin:/usr/bin:/bin", "HOME": "/home/nobody", "PWD": BOX, "LC_ALL": "C.UTF-8", "HOSTNAME": "box", **run["env"]}


def start(argv, run, inline=None):
    pid = os.fork()
    if pid:
        return pid
    try:
        os.setsid()
        os.chdir(BOX)
        for target, path, flags in ((0, os.path.join(LOG, "..", "stdin"), os.O_RDONLY), (1, os.path.join(LOG, "..", "stdout"), os.O_WRONLY | os.O_CREAT | os.O_TRUNC), (2, os.path.join(LOG, "..", "stderr"), os.O_WRONLY | os.O_CREAT | os.O_TRUNC)):
            fd = os.open(path, flags, 0o644)
            os.dup2(fd, target)
            os.close(fd)
        for number in (signal.SIGPIPE, signal.SIGXFSZ):
            signal.signal(number, signal.SIG_DFL if inline is None else signal.SIG_IGN)
        signal.signal(signal.SIGINT, signal.SIG_DFL if inline is None else signal.default_int_handler)
        env = environment(run)
        if inline is None:
            os.execve(argv[0], argv, env)
        for name in list(os.environ):
            del os.environ[name]
        os.environ.update(env)
        sys.argv = argv
        sys.stdin = open(0, closefd=False)
        sys.stdout = open(1, "w", closefd=False)
        sys.stderr = open(2, "w", closefd=False, errors="backslashreplace")
        code = 0
        try:
            exec(inline, {"__name__": "__main__", "__file__": argv[0]})
        except SystemExit as end:
            code = end.code or 0
            if not isinstance(code, int):
                print(code, file=sys.stderr)
                code = 1
        except BaseException:
            import traceback

            traceback.print_exc()
            code = 1
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code & 255)
    except BaseException as error:
        os.write(2, repr(error).encode())
        os._exit(99)


def observe(*what):
    for _ in range(AGAIN):
        seen = look(*what)
        if seen["gap"] < STILL:
            break
    return seen


def look(argv, run, program, inline=None, entry="entry"):
    sandbox(program, entry)
    with open(os.path.join(sys.argv[1], "stdin"), "w") as file:
        file.write(run.get("stdin", ""))
    wanted = run.get("signal")
    if wanted or run.get("stopsServers"):
        # A server runs until it comes, or the script stops it.
        with open(os.path.join(sys.argv[1], "signal"), "w"):
            pass
    pid = start(argv, run, inline)
    began = last = time.monotonic()
    gap = 0
    while True:
        done, status = os.waitpid(pid, os.WNOHANG)
        now = time.monotonic()
        gap, last = max(gap, now - last), now
        if done:
            break
        if wanted and ready() and waits(pid):
            os.kill(pid, getattr(signal, f"SIG{wanted}"))
            wanted = None
        if time.monotonic() - began > LIMIT:
            os.killpg(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
            status = "too long"
            break
        time.sleep(0.0005 if time.monotonic() - began < 0.02 else 0.002)
    gap = max(gap, time.monotonic() - last)
    # What was left in the background may still write: it gets its time, then it is ended. Servers are told that it is over.
    with open(os.path.join(sys.argv[1], "over"), "w"):
        pass
    settle(pid)
    return {**outcome(status), "gap": gap, "unsent": wanted}


def ready():
    """A signal is sent when the program has said so by a file."""
    return os.path.exists(os.path.join(BOX, "ready"))


def waits(pid):
    """Is it asleep, and stays so? Before that a signal would come at another place in each of the two."""
    for _ in range(4):
        with open(f"/proc/{pid}/stat") as file:
            state = file.read().rsplit(")", 1)[1].split()[0]
        with open(f"/proc/{pid}/task/{pid}/children") as file:
            children = file.read().split()
        if state != "S" or not children:
            return False
        time.sleep(0.01)
    return True


def settle(group):
    until = time.monotonic() + 3
    while time.monotonic() < until:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return
        time.sleep(0.001)
    with contextlib.suppress(ProcessLookupError):
        os.killpg(group, signal.SIGKILL)


def read(path, complaints=False):
    with open(path, "rb") as file:
        text = file.read().decode("utf-8", "surrogateescape")
    # Node gives a program its own path, whatever way it was called.
    text = text.replace(os.path.join(BOX, "entry.mjs"), "./entry")
    # A shell's own complaints have other words, wherever they are led.
    if complaints:
        return text
    # Bash's word for a program that a signal ended may come behind what is no whole line.
    text = re.sub(r"(?:got: )?Terminated\n", "", text)
    text = re.sub(r"(?:^(?:got: )?|(?<=<))exec: usage: .*\n", "", text, flags=re.M)
    return re.sub(r"(?:\./entry|mkdir|\w+: \d+: exec):.*?(?=[>'\"]?$)", "./entry: complains", text, flags=re.M)


def outcome(status):
    files = {}
    for folder, folders, names in (found for root in (BOX, *OPEN) for found in os.walk(root)):
        for name in folders:
            files[os.path.relpath(os.path.join(folder, name), BOX) + "/"] = "folder"
        for name in names:
            path = os.path.join(folder, name)
            if name not in ("entry", "entry.mjs"):
                files[os.path.relpath(path, BOX)] = read(path) if os.path.isfile(path) else "special"
    stderr = read(os.path.join(sys.argv[1], "stderr"), complaints=True)
    # Those of programs are compared. What set -x shows may have several lines, in quotes.
    own = [line for line in re.sub(TRACE, "", stderr, flags=re.M).split("\n") if not re.match(r".*\./entry: |\+|mkdir: |exec: usage|Terminated|.*(Directory nonexistent|No such file or directory)$", line)]
    calls = []
    for name in os.listdir(LOG):
        lines = read(os.path.join(LOG, name)).split("\n")
        calls.append("\n".join(line for line in lines if not re.match(r"export (_|SHLVL|OLDPWD)(=|$)", line)))
    return {"status": status, "stdout": read(os.path.join(sys.argv[1], "stdout")), "stderr": "\n".join(own), "files": files, "calls": sorted(calls), "all stderr": stderr}


def unlike(shell, translated, language):
    """In what the two differ."""
    # How often a loop went around that never ends says nothing.
    if shell["status"] == translated["status"] == "too long":
        return []
    # Node stays in front of the program that takes its place, so it can't die of a signal with it.
    statuses = [code(seen["status"]) if language == "node" else seen["status"] for seen in (shell, translated)]
    found = ["status"] if statuses[0] != statuses[1] else []
    for what in ("stdout", "stderr", "files", "calls"):
        # Shells quote what is no number with all its lines, which can't be told from a program's.
        if shell[what] != translated[what] and not (what == "stderr" and re.search("Illegal number|integer expression", shell["all stderr"])):
            found.append(what)
    return found


def code(status):
    return 128 + os.WTERMSIG(status) << 8 if isinstance(status, int) and os.WIFSIGNALED(status) else status


def main():
    prepare()
    for line in sys.stdin:
        job = json.loads(line)
        differences = []
        try:
            inline = None if job["fresh"] or job["language"] == "node" else compile(job["translation"], "entry", "exec")
        except SyntaxError as error:
            print(json.dumps({"id": job["id"], "runs": 0, "racy": 0, "differences": [{"what": "syntax", "shell": "", "translation": str(error), "run": {}}]}), flush=True)
            continue
        for name in job.get("tools", []):
            path = os.path.join(TOOLS, name)
            if not os.path.exists(path):
                with open(path, "w") as file:
                    file.write(RECORD.replace("%LOG%", LOG))
                os.chmod(path, 0o755)
        racy = 0
        for run in job["runs"]:
            # A folder has the same names in it for both.
            entry = "entry.mjs" if job["language"] == "node" else "entry"

            def shell():
                return observe([shutil.which(job["shell"]), *job["flags"], "./entry", *run["args"]], run, job["script"], None, entry)

            def translation():
                argv = ["./entry", *run["args"]]
                if job["language"] == "node":
                    return observe([shutil.which("node"), "./entry.mjs", *run["args"]], run, job["translation"], None, "entry.mjs")
                return observe(argv if inline else [shutil.which(PYTHON), *argv], run, job["translation"], inline)

            for _ in range(AGAIN):
                seen, translated = shell(), translation()
                # Where one of them was over before its signal came, nothing can be compared; it may have been the machine.
                if seen["unsent"] == translated["unsent"]:
                    break
            found = unlike(seen, translated, job["language"])
            # What the shell itself does in more than one way is a race of the script, when the translation does one of these.
            if found and any(not unlike(shell(), translated, job["language"]) for _ in range(AGAIN)):
                racy += 1
                continue
            stderr = [seen["all stderr"], translated["all stderr"]]
            differences += [{"what": what, "run": run, "shell": seen[what], "translation": translated[what], "stderr": stderr} for what in found]
        print(json.dumps({"id": job["id"], "runs": len(job["runs"]), "racy": racy, "differences": differences}), flush=True)


main()
