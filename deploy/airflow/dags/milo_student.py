"""The student's school as a DAG of Airflow 3. Every task is the command a person would type; without Airflow: `milo train student`.

Finished stages are kept under a digest of what they depend on, so a task that is retried or run again repeats nothing.
"""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path

from airflow.providers.standard.operators.bash import BashOperator
from airflow.sdk import DAG

REPOSITORY = Path(os.environ.get("MILO_REPOSITORY", Path(__file__).resolve().parents[3]))
MILO = os.environ.get("MILO_COMMAND", str(REPOSITORY / ".venv" / "bin" / "milo"))
STAGES = ("profiles", "prompts", "teach", "validate", "split", "train", "evaluate")
QUICK = " --quick" if os.environ.get("MILO_QUICK") else ""

with DAG(
    dag_id="milo_student",
    schedule=None,
    catchup=False,
    max_active_runs=1,
    default_args={"retries": 2, "retry_delay": timedelta(seconds=30)},
    tags=["milo"],
    doc_md=__doc__,
) as dag:
    commands = {stage: f"train stage student {stage}{QUICK}" for stage in STAGES}
    commands |= {"slices": f"train slices student{QUICK}", "gate": f"train gate student{QUICK}"}
    commands |= {"register": f"train register student{QUICK}"}
    before = None
    for name, command in commands.items():
        task = BashOperator(task_id=name, bash_command=f"{MILO} {command}", cwd=str(REPOSITORY), append_env=True)
        if before is not None:
            before >> task
        before = task
