"""The DAG runs the stages of the recipe in their order; where Airflow was installed by `make airflow` it is run."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from milo.app.training.recipes import stages_of

TOP = Path(__file__).resolve().parents[2]
AIRFLOW = TOP / "deploy" / "airflow"
VENV = Path(os.environ.get("MILO_AIRFLOW", AIRFLOW / ".venv"))


def test_the_dag_has_a_task_for_every_stage_and_then_slices_gate_and_register() -> None:
    tree = ast.parse((AIRFLOW / "dags" / "milo_student.py").read_text(encoding="utf-8"))
    named = {
        t.id: node.value for node in tree.body if isinstance(node, ast.Assign) for t in node.targets if isinstance(t, ast.Name)
    }
    assert ast.literal_eval(named["STAGES"]) == stages_of("student")


def test_airflow_is_locked_with_hashes_and_stands_in_a_profile_of_its_own() -> None:
    lock = (AIRFLOW / "requirements.lock").read_text(encoding="utf-8")
    assert "apache-airflow==3." in lock
    assert lock.count("--hash=sha256:") > lock.count("==")
    service = yaml.safe_load((TOP / "deploy" / "compose.yaml").read_text())["services"]["airflow"]
    assert service["profiles"] == ["train"]
    assert all(port.startswith("127.0.0.1:") for port in service["ports"])


@pytest.mark.long
def test_the_dag_runs_from_profiles_to_register(tmp_path: Path) -> None:
    pytest.importorskip("torch")
    pytest.importorskip("fairlearn")
    if not (VENV / "bin" / "airflow").exists():
        pytest.skip("Airflow is not installed: make airflow")
    milo = tmp_path / "milo"
    milo.write_text(f'#!/bin/sh\nexec {sys.executable} -c "from milo.app.cli import main; main()" "$@"\n')
    milo.chmod(0o755)
    env = {**os.environ, "MILO_COMMAND": str(milo), "MILO_REPOSITORY": str(TOP), "MILO_HOME": str(tmp_path / "home")}
    ran = subprocess.run([str(AIRFLOW / "try.sh"), str(VENV)], env=env, capture_output=True, text=True, check=False)
    said = ran.stdout + ran.stderr
    assert ran.returncode == 0, said[-3_000:]
    for task in (*stages_of("student"), "slices", "gate", "register"):
        assert f"end task task_id={task}" in said
