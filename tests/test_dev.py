from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace

import dev
import pytest

ROOT = Path(__file__).resolve().parent.parent


class Recorder:
    """Stands in for the tools that dev.py starts: keeps what was asked, makes what they make."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.ran: list[str] = []
        self.failing = ""

    def __call__(self, command: Sequence[str], environment: dict[str, str] | None = None) -> int:
        line = " ".join(command)
        self.ran.append(line)
        if self.failing and self.failing in line:
            return 1
        if " -m venv " in line:
            (self.root / ".venv/bin").mkdir(parents=True, exist_ok=True)
            (self.root / ".venv/bin/python").touch()
            (self.root / ".venv/lib/python3/site-packages").mkdir(parents=True, exist_ok=True)
            for old in ("made", "packages", "half-done"):
                (self.root / ".venv" / old).unlink(missing_ok=True)
        return 0

    def steps(self) -> list[str]:
        """Return what has been done since the last call, in a word each."""
        names = {"-m venv": "venv", "-m pip": "pip", "assets.py": "assets", "apt-get": "apt"}
        done = [name for line in self.ran for part, name in names.items() if part in line]
        self.ran.clear()
        return done


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Recorder:
    """A fresh clone on a machine that lacks no system library."""
    for name in ("requirements.lock", "requirements-dev.lock"):
        (tmp_path / name).write_text(f"{name}==1\n", "utf-8")
    (tmp_path / "locales").mkdir()
    (tmp_path / "locales" / "one.po").touch()
    recorder = Recorder(tmp_path)
    monkeypatch.setattr(dev, "ROOT", tmp_path)
    monkeypatch.setattr(dev, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(dev, "WINDOWS", False)
    monkeypatch.setattr(dev, "PYTHON", tmp_path / ".venv" / "bin" / "python")
    monkeypatch.setattr(dev, "RUNTIME", tmp_path / "requirements.lock")
    monkeypatch.setattr(dev, "DEVELOPMENT", tmp_path / "requirements-dev.lock")
    monkeypatch.setattr(dev, "_run", recorder)
    monkeypatch.setattr(dev, "_missing_qt_libraries", list)
    monkeypatch.setattr(dev, "TEST_TOOLS", {})
    monkeypatch.setattr(dev, "_missing_venv", list)
    monkeypatch.setattr(dev, "_has_postgresql", lambda: True)
    return recorder


# Set-up


def test_the_first_start_does_everything_and_the_second_nothing(machine: Recorder) -> None:
    dev.set_up(dev.RUNTIME, "en")
    assert machine.steps() == ["venv", "pip", "assets"]
    dev.set_up(dev.RUNTIME, "en")
    assert machine.steps() == []


def test_the_tests_add_their_packages_to_what_run_has_made(machine: Recorder) -> None:
    dev.set_up(dev.RUNTIME, "en")
    machine.steps()
    dev.set_up(dev.DEVELOPMENT, "en")
    assert machine.steps() == ["pip", "assets"]
    dev.set_up(dev.RUNTIME, "en")
    dev.set_up(dev.DEVELOPMENT, "en")
    assert machine.steps() == []


def test_run_installs_nothing_after_the_tests(machine: Recorder) -> None:
    dev.set_up(dev.DEVELOPMENT, "en")
    machine.steps()
    dev.set_up(dev.RUNTIME, "en")
    assert machine.steps() == ["assets"]


def test_a_new_lock_file_is_installed(machine: Recorder) -> None:
    dev.set_up(dev.RUNTIME, "en")
    machine.steps()
    dev.RUNTIME.write_text("another==2\n", "utf-8")
    dev.set_up(dev.RUNTIME, "en")
    assert machine.steps() == ["pip", "assets"]


@pytest.mark.parametrize("change", ["edited", "added", "removed"])
def test_a_changed_source_is_made_again(machine: Recorder, change: str) -> None:
    dev.set_up(dev.RUNTIME, "en")
    machine.steps()
    source = machine.root / "locales" / "one.po"
    match change:
        case "edited":
            source.write_text("#", "utf-8")
        case "added":
            source.with_name("two.po").touch()
        case "removed":
            source.unlink()
    dev.set_up(dev.RUNTIME, "en")
    assert machine.steps() == ["assets"]


def test_packages_are_checked_against_hashes_and_never_compiled(machine: Recorder) -> None:
    dev.set_up(dev.RUNTIME, "en")
    pip = next(line for line in machine.ran if "-m pip" in line)
    assert "--require-hashes" in pip
    assert "--only-binary=:all:" in pip


def test_set_up_that_was_interrupted_starts_anew(machine: Recorder) -> None:
    machine.failing = "-m pip"
    with pytest.raises(dev.SetupError, match="Run it again"):
        dev.set_up(dev.RUNTIME, "en")
    machine.failing = ""
    machine.steps()
    dev.set_up(dev.RUNTIME, "en")
    assert machine.steps() == ["venv", "pip", "assets"]


def test_data_that_cannot_be_made_stops_and_is_tried_again(machine: Recorder) -> None:
    machine.failing = "assets.py"
    with pytest.raises(dev.SetupError, match="data could not be made"):
        dev.set_up(dev.RUNTIME, "en")
    machine.failing = ""
    machine.steps()
    dev.set_up(dev.RUNTIME, "en")
    assert machine.steps() == ["assets"]


def test_a_folder_that_moved_gets_a_new_environment(
    machine: Recorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    dev.set_up(dev.RUNTIME, "en")
    machine.steps()
    monkeypatch.setattr(dev, "_made_for", lambda: "cpython 3.99 elsewhere")
    dev.set_up(dev.RUNTIME, "en")
    assert machine.steps() == ["venv", "pip", "assets"]


def test_the_project_itself_is_found_through_a_path_file(machine: Recorder) -> None:
    dev.set_up(dev.RUNTIME, "en")
    path_file = machine.root / ".venv/lib/python3/site-packages/pcirights.pth"
    assert path_file.read_text("utf-8") == f"{machine.root / 'src'}\n"


# System libraries


@pytest.fixture
def bare(machine: Recorder, monkeypatch: pytest.MonkeyPatch) -> Recorder:
    """A machine with apt that lacks two libraries, until apt has been asked for them."""

    def missing() -> list[str]:
        done = any("install" in line and "libegl1" in line for line in machine.ran)
        return [] if done else ["libEGL.so.1", "libxcb-cursor.so.0"]

    monkeypatch.setattr(dev, "_missing_qt_libraries", missing)
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
    return machine


def test_root_gets_only_what_is_missing(bare: Recorder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 0)
    dev.set_up(dev.RUNTIME, "en")
    update, install = (line for line in bare.ran if "apt-get" in line)
    assert update.endswith(" update")
    assert install.endswith(" -y libegl1 libxcb-cursor0")


def test_root_gets_all_that_the_tests_want_in_one_go(
    bare: Recorder, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(
        dev, "_has_postgresql", lambda: any(one.endswith(" postgresql") for one in bare.ran)
    )
    monkeypatch.setattr(dev, "TEST_TOOLS", {"no/such/file": "xvfb"})
    monkeypatch.setattr("os.geteuid", lambda: 0)
    dev.set_up(dev.DEVELOPMENT, "en")
    update, install = (line for line in bare.ran if "apt-get" in line)
    assert update.endswith(" update")
    assert install.endswith(" -y libegl1 libxcb-cursor0 xvfb postgresql")
    assert "will be skipped" not in capsys.readouterr().err


def test_what_the_tests_want_stops_nothing_where_it_cannot_be_had(
    bare: Recorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev, "TEST_TOOLS", {"no/such/file": "xvfb"})
    monkeypatch.setattr("os.geteuid", lambda: 0)
    bare.failing = "xvfb"
    monkeypatch.setattr(
        dev,
        "_missing_qt_libraries",
        lambda: (
            [] if bare.ran and bare.ran[-1].endswith("-cursor0") else list(dev.QT_LIBRARIES)[:1]
        ),
    )
    with pytest.raises(dev.SetupError, match="libegl1"):
        dev.set_up(dev.DEVELOPMENT, "en")
    assert [line.rpartition(" -y ")[2] for line in bare.ran if " -y " in line] == [
        "libegl1 xvfb",
        "libegl1",
    ]


def test_root_gets_a_database_server_for_the_tests_alone(
    machine: Recorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev, "_has_postgresql", lambda: False)
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr("os.geteuid", lambda: 0)
    dev.set_up(dev.RUNTIME, "en")
    assert "apt" not in machine.steps()


def test_others_are_told_that_the_tests_of_a_database_are_skipped(
    machine: Recorder, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev, "_has_postgresql", lambda: False)
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    dev.set_up(dev.DEVELOPMENT, "en")
    assert machine.steps() == ["venv", "pip", "assets"]
    assert "will be skipped" in capsys.readouterr().err


def line_for(packages: str, user: int) -> str:
    """The line that a user pastes, on a system that has sudo."""
    sudo = "" if user == 0 else "sudo "
    return f"{sudo}apt-get update && {sudo}apt-get install -y {packages}"


def test_others_are_told_once_what_to_paste_and_may_go_on(
    bare: Recorder, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    dev.set_up(dev.RUNTIME, "en")
    assert "apt" not in bare.steps()
    told = capsys.readouterr()
    assert told.err.splitlines()[-1].endswith(f"Paste: {line_for('libegl1 libxcb-cursor0', 1000)}")
    assert told.out == ""
    dev.set_up(dev.RUNTIME, "en")
    assert bare.steps() == []
    assert capsys.readouterr().err == ""


def test_without_sudo_the_line_asks_for_the_password_of_root(
    bare: Recorder, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    monkeypatch.setattr("shutil.which", lambda name: None if name == "sudo" else name)
    dev.set_up(dev.RUNTIME, "zh")
    line = 'su -c "apt-get update && apt-get install -y libegl1 libxcb-cursor0"'
    assert capsys.readouterr().err.splitlines()[-1].endswith(f"请粘贴这一行：{line}")


def started(monkeypatch: pytest.MonkeyPatch, words: list[str]) -> list[str]:
    """What dev.py becomes, asked by these words."""
    commands: list[list[str]] = []

    def become(command: list[str]) -> None:
        commands.append(command)
        raise SystemExit(0)

    monkeypatch.setattr(dev, "start", become)
    with pytest.raises(SystemExit):
        dev.main(words)
    return commands[0]


@pytest.mark.parametrize("display", ["DISPLAY", "WAYLAND_DISPLAY"])
def test_a_window_that_cannot_open_says_what_to_paste_and_asks_in_the_terminal(
    bare: Recorder,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    display: str,
) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    for name in dev.DISPLAYS:
        monkeypatch.delenv(name, raising=False)
    started(monkeypatch, ["run", "place", "无锡", "--lang", "en"])
    started(monkeypatch, ["--lang", "en", "run"])
    assert capsys.readouterr().err.count("Paste: ") == 1  # of set-up: there is no display
    monkeypatch.setenv(display, ":0")
    started(monkeypatch, ["run", "place", "无锡", "--lang", "en"])
    assert capsys.readouterr().err == ""
    started(monkeypatch, ["run", "--lang", "en"])
    assert "sudo apt-get install -y libegl1" in capsys.readouterr().err
    assert display not in os.environ
    monkeypatch.setenv(display, ":0")
    bare.ran.append("sudo apt-get install -y libegl1")  # what the person has pasted
    started(monkeypatch, ["run", "--lang=en"])
    assert capsys.readouterr().err == ""
    assert os.environ[display] == ":0"
    assert not (dev.VENV / dev.NO_WINDOW).exists()


def test_the_tests_do_not_go_on_without_them(
    bare: Recorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    with pytest.raises(dev.SetupError, match=line_for("libegl1", 1000)):
        dev.set_up(dev.DEVELOPMENT, "en")
    assert bare.steps() == []


@pytest.mark.parametrize(("lang", "word"), [("en", "to: "), ("zh", "：")])
def test_a_system_without_apt_is_told_the_libraries(
    bare: Recorder,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    lang: str,
    word: str,
) -> None:
    monkeypatch.setattr("shutil.which", lambda _name: None)
    dev.set_up(dev.RUNTIME, lang)
    last = capsys.readouterr().err.splitlines()[-1]
    assert last.endswith("libEGL.so.1 libxcb-cursor.so.0")
    assert bare.steps() == ["venv", "pip", "assets"]


@pytest.mark.parametrize("user", [0, 1000])
def test_a_python_without_venv_is_named_with_all_else_that_is_missing(
    bare: Recorder, monkeypatch: pytest.MonkeyPatch, user: int
) -> None:
    monkeypatch.setattr(dev, "_missing_venv", lambda: ["python3.11-venv"])
    monkeypatch.setattr(dev, "_missing_qt_libraries", lambda: ["libEGL.so.1"])
    monkeypatch.setattr("os.geteuid", lambda: user)
    bare.failing = "install --no-install-recommends"
    with pytest.raises(dev.SetupError) as stopped:
        dev.set_up(dev.RUNTIME, "en")
    assert str(stopped.value).endswith(line_for("python3.11-venv libegl1", user))
    assert bare.steps() == ["apt"] * (2 if user == 0 else 0)


def test_a_python_without_venv_is_told_on_a_system_without_apt(
    bare: Recorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev, "_missing_venv", lambda: ["python3.11-venv"])
    monkeypatch.setattr("shutil.which", lambda _name: None)
    with pytest.raises(dev.SetupError, match=r"does: python3\.11-venv libEGL"):
        dev.set_up(dev.RUNTIME, "en")


def test_the_package_of_venv_is_that_of_this_python(monkeypatch: pytest.MonkeyPatch) -> None:
    assert dev._missing_venv() == []
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    assert dev._missing_venv() == [f"python3.{sys.version_info.minor}-venv"]


# Language


def test_both_languages_say_the_same_things() -> None:
    fields = {
        lang: {key: set(re.findall(r"\{(\w+)\}", text)) for key, text in words.items()}
        for lang, words in dev.WORDING.items()
    }
    assert fields["zh"] == fields["en"]
    commands = [re.findall(r"dev\.py (\w+)", text) for text in dev.HELP.values()]
    assert commands[0] == commands[1]


def test_no_word_is_taken_for_the_system_of_that_name() -> None:
    """A window that cannot be opened is told of in the singular."""
    assert not any("Windows" in text for words in dev.WORDING.values() for text in words.values())


@pytest.mark.parametrize(
    ("system", "words", "lang"),
    [
        ("zh_CN.UTF-8", [], "zh"),
        ("en_GB.UTF-8", ["run"], "en"),
        ("en_GB.UTF-8", ["run", "--lang", "zh"], "zh"),
        ("zh_CN.UTF-8", ["--lang=en", "test"], "en"),
        ("", [], "zh"),
    ],
)
def test_set_up_speaks_as_the_program_does(
    system: str, words: list[str], lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", system)
    assert dev.language(words) == lang


@pytest.mark.parametrize("before", [["--lang", "en"], ["--lang=en"]])
def test_a_language_before_the_command_is_the_programs_too(
    before: list[str], ready: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    words = started(monkeypatch, [*before, "run", "place", "无锡"])
    assert words[3:] == ["place", "无锡", *before]
    assert dev.main([*before, "help"]) == 0
    assert len(ready) == 1


@pytest.mark.parametrize(("lang", "word"), [("zh", "正在安装"), ("en", "installing 1 packages")])
def test_set_up_is_told_in_the_language(
    machine: Recorder, lang: str, word: str, capsys: pytest.CaptureFixture[str]
) -> None:
    dev.set_up(dev.RUNTIME, lang)
    assert word in capsys.readouterr().err
    assert machine.ran[-1].endswith(f"assets.py --lang={lang}")


# Libraries


def test_a_library_counts_as_missing_when_it_cannot_be_loaded(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(dev, "QT_LIBRARIES", {"libno-such-thing.so.9": "none"})
    monkeypatch.setattr("sys.platform", "linux")
    assert dev._missing_qt_libraries() == ["libno-such-thing.so.9"]
    monkeypatch.setattr("sys.platform", "darwin")
    assert dev._missing_qt_libraries() == []


# Commands


@pytest.fixture
def ready(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Let set-up only note for which lock file it was asked."""
    asked: list[Path] = []
    monkeypatch.setattr(dev, "set_up", lambda lock, *_, **__: asked.append(lock))
    return asked


def test_run_passes_every_argument_on(ready: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    def become(program: str, command: list[str]) -> None:
        assert command == [program, "-m", "pcirights", "place", "--json", "a b"]
        raise SystemExit(0)

    monkeypatch.setattr(dev, "WINDOWS", False)
    monkeypatch.setattr("os.execv", become)
    with pytest.raises(SystemExit):
        dev.main(["run", "place", "--json", "a b"])
    assert ready == [dev.RUNTIME]


def test_on_windows_the_exit_code_is_handed_on(
    ready: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev, "WINDOWS", True)
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: SimpleNamespace(returncode=3))
    with pytest.raises(SystemExit) as ended:
        dev.main(["run"])
    assert ended.value.code == 3
    assert ready == [dev.RUNTIME]


class Tools:
    """Stand in for the checks: notes which were started, ends each with a given exit code."""

    def __init__(self) -> None:
        self.codes: dict[str, int] = {}
        self.started: list[str] = []

    def run(self, command: list[str], **_: object) -> SimpleNamespace:
        known = ("ruff", "mypy", "lint-imports", "pytest")
        tool = next(Path(word).name for word in command if Path(word).name in known)
        self.started.append(tool)
        return SimpleNamespace(returncode=self.codes.get(tool, 0), stdout=b"")


@pytest.fixture
def tools(ready: list[Path], monkeypatch: pytest.MonkeyPatch) -> Tools:
    stand_in = Tools()
    monkeypatch.setattr(subprocess, "run", stand_in.run)
    return stand_in


def test_test_runs_every_check_and_pytest_last(tools: Tools, ready: list[Path]) -> None:
    assert dev.main(["test"]) == 0
    assert tools.started == ["ruff", "ruff", "mypy", "lint-imports", "pytest"]
    assert ready == [dev.DEVELOPMENT]


def test_a_failed_check_fails_the_run_after_the_tests(
    tools: Tools, capsys: pytest.CaptureFixture[str]
) -> None:
    tools.codes["mypy"] = 1
    assert dev.main(["--lang", "en", "test"]) == 1
    assert tools.started[-1] == "pytest"
    assert "FAILED: mypy (above)" in capsys.readouterr().out


def test_the_code_of_pytest_is_the_code_of_the_run(tools: Tools) -> None:
    tools.codes["pytest"] = 5
    assert dev.main(["test"]) == 5


def test_with_arguments_only_pytest_runs(tools: Tools) -> None:
    assert dev.main(["test", "tests/test_dev.py"]) == 0
    assert tools.started == ["pytest"]


@pytest.mark.parametrize(("words", "code"), [([], 2), (["what"], 2), (["--help"], 0)])
def test_anything_else_is_answered_with_the_commands(
    words: list[str], code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert dev.main(words) == code
    told = capsys.readouterr()
    assert "dev.py run" in (told.err if code else told.out)


def test_a_set_up_that_fails_says_so_in_a_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(_lock: Path, _lang: str, **_: bool) -> None:
        raise dev.SetupError("Do this.")

    monkeypatch.setattr(dev, "set_up", fail)
    assert dev.main(["run"]) == 1
    assert capsys.readouterr().err == "Do this.\n"


def test_an_older_python_can_read_as_far_as_the_reason() -> None:
    source = (ROOT / "dev.py").read_text("utf-8")
    ast.parse(source, feature_version=(3, 7))
    check = source.index("if sys.version_info")
    assert re.findall(r"^(?:import|from) \w+", source[:check], re.MULTILINE) == ["import sys"]


# Lock files


def pinned(name: str) -> dict[str, str]:
    text = (ROOT / name).read_text("utf-8")
    return dict(re.findall(r"^([a-z0-9-]+)==([^ ]+)", text, re.MULTILINE))


@pytest.mark.parametrize(
    "name", ["requirements.lock", "requirements-dev.lock", "requirements-build.lock"]
)
def test_a_lock_file_holds_versions_and_hashes_and_no_address(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    assert "://" not in text
    assert "--index" not in text
    for block in re.split(r"\n(?=\S)", text.strip()):
        first, *hashes = block.replace("\\\n", "\n").splitlines()
        assert re.match(r"[a-z0-9-]+==\S+( ; .*)?$", first.strip())
        assert hashes
        assert all(re.fullmatch(r"    --hash=sha256:[0-9a-f]{64}", x.rstrip()) for x in hashes)


def test_the_development_lock_holds_the_same_versions_as_the_runtime_one() -> None:
    assert pinned("requirements.lock").items() <= pinned("requirements-dev.lock").items()


def test_what_the_project_asks_for_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))

    def names(requirements: list[str]) -> set[str]:
        found = (re.match(r"[\w-]+", requirement) for requirement in requirements)
        return {match[0].lower().replace("_", "-") for match in found if match}

    groups = project["dependency-groups"]
    runtime = names(project["project"]["dependencies"]) | names(groups["assets"])
    assert runtime <= pinned("requirements.lock").keys()
    assert names(groups["dev"]) <= pinned("requirements-dev.lock").keys()
    assert names(groups["dev"]).isdisjoint(pinned("requirements.lock"))
