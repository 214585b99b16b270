from __future__ import annotations

import ast
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
    monkeypatch.setattr(dev, "_has_postgresql", lambda: True)
    return recorder


# Set-up


def test_the_first_start_does_everything_and_the_second_nothing(machine: Recorder) -> None:
    dev.set_up(dev.RUNTIME)
    assert machine.steps() == ["venv", "pip", "assets"]
    dev.set_up(dev.RUNTIME)
    assert machine.steps() == []


def test_the_tests_add_their_packages_to_what_run_has_made(machine: Recorder) -> None:
    dev.set_up(dev.RUNTIME)
    machine.steps()
    dev.set_up(dev.DEVELOPMENT)
    assert machine.steps() == ["pip", "assets"]
    dev.set_up(dev.RUNTIME)
    dev.set_up(dev.DEVELOPMENT)
    assert machine.steps() == []


def test_run_installs_nothing_after_the_tests(machine: Recorder) -> None:
    dev.set_up(dev.DEVELOPMENT)
    machine.steps()
    dev.set_up(dev.RUNTIME)
    assert machine.steps() == ["assets"]


def test_a_new_lock_file_is_installed(machine: Recorder) -> None:
    dev.set_up(dev.RUNTIME)
    machine.steps()
    dev.RUNTIME.write_text("another==2\n", "utf-8")
    dev.set_up(dev.RUNTIME)
    assert machine.steps() == ["pip", "assets"]


@pytest.mark.parametrize("change", ["edited", "added", "removed"])
def test_a_changed_source_is_made_again(machine: Recorder, change: str) -> None:
    dev.set_up(dev.RUNTIME)
    machine.steps()
    source = machine.root / "locales" / "one.po"
    match change:
        case "edited":
            source.write_text("#", "utf-8")
        case "added":
            source.with_name("two.po").touch()
        case "removed":
            source.unlink()
    dev.set_up(dev.RUNTIME)
    assert machine.steps() == ["assets"]


def test_packages_are_checked_against_hashes_and_never_compiled(machine: Recorder) -> None:
    dev.set_up(dev.RUNTIME)
    pip = next(line for line in machine.ran if "-m pip" in line)
    assert "--require-hashes" in pip
    assert "--only-binary=:all:" in pip


def test_set_up_that_was_interrupted_starts_anew(machine: Recorder) -> None:
    machine.failing = "-m pip"
    with pytest.raises(dev.SetupError, match="Run it again"):
        dev.set_up(dev.RUNTIME)
    machine.failing = ""
    machine.steps()
    dev.set_up(dev.RUNTIME)
    assert machine.steps() == ["venv", "pip", "assets"]


def test_data_that_cannot_be_made_stops_and_is_tried_again(machine: Recorder) -> None:
    machine.failing = "assets.py"
    with pytest.raises(dev.SetupError, match="data could not be made"):
        dev.set_up(dev.RUNTIME)
    machine.failing = ""
    machine.steps()
    dev.set_up(dev.RUNTIME)
    assert machine.steps() == ["assets"]


def test_a_folder_that_moved_gets_a_new_environment(
    machine: Recorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    dev.set_up(dev.RUNTIME)
    machine.steps()
    monkeypatch.setattr(dev, "_made_for", lambda: "cpython 3.99 elsewhere")
    dev.set_up(dev.RUNTIME)
    assert machine.steps() == ["venv", "pip", "assets"]


def test_the_project_itself_is_found_through_a_path_file(machine: Recorder) -> None:
    dev.set_up(dev.RUNTIME)
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
    dev.set_up(dev.RUNTIME)
    update, install = (line for line in bare.ran if "apt-get" in line)
    assert update.endswith(" update")
    assert install.endswith(" -y libegl1 libxcb-cursor0")


def test_root_gets_a_database_server_for_the_tests_alone(
    machine: Recorder, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev, "_has_postgresql", lambda: False)
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr("os.geteuid", lambda: 0)
    dev.set_up(dev.RUNTIME)
    assert "apt" not in machine.steps()
    dev.set_up(dev.DEVELOPMENT)
    assert any(line.endswith(" -y postgresql") for line in machine.ran)
    assert "will be skipped" not in capsys.readouterr().err


def test_others_are_told_that_the_tests_of_a_database_are_skipped(
    machine: Recorder, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev, "_has_postgresql", lambda: False)
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    dev.set_up(dev.DEVELOPMENT)
    assert machine.steps() == ["venv", "pip", "assets"]
    assert "will be skipped" in capsys.readouterr().err


def test_others_get_one_line_to_paste_and_may_go_on(
    bare: Recorder, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    dev.set_up(dev.RUNTIME)
    assert "apt" not in bare.steps()
    told = capsys.readouterr()
    assert told.err.splitlines()[-1].endswith(
        "Paste: sudo apt-get install -y libegl1 libxcb-cursor0"
    )
    assert told.out == ""
    dev.set_up(dev.RUNTIME)
    assert capsys.readouterr().err.count("Paste: ") == 1  # asked again at each start


def test_the_tests_do_not_go_on_without_them(
    bare: Recorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    with pytest.raises(dev.SetupError, match="sudo apt-get install -y libegl1"):
        dev.set_up(dev.DEVELOPMENT)


def test_a_system_without_apt_is_told_the_libraries(
    bare: Recorder, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("shutil.which", lambda _name: None)
    dev.set_up(dev.RUNTIME)
    assert "install: libEGL.so.1 libxcb-cursor.so.0" in capsys.readouterr().err


@pytest.mark.parametrize(("user", "root"), [(0, ""), (1000, "sudo ")])
def test_a_python_without_venv_is_completed_or_named(
    machine: Recorder, monkeypatch: pytest.MonkeyPatch, user: int, root: str
) -> None:
    package = f"python3.{sys.version_info.minor}-venv"
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    monkeypatch.setattr("os.geteuid", lambda: user)
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
    machine.failing = "install --no-install-recommends"
    with pytest.raises(dev.SetupError, match=f"Paste: {root}apt-get install -y {package}"):
        dev.set_up(dev.RUNTIME)
    assert machine.steps() == ["apt"] * (2 if user == 0 else 0)


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
    monkeypatch.setattr(dev, "set_up", lambda lock, **_: asked.append(lock))
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
    assert dev.main(["test"]) == 1
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
    def fail(_lock: Path, **_: bool) -> None:
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
