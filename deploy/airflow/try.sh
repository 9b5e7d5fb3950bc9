#!/usr/bin/env bash
# Run the DAG once on small settings, with a throw-away Airflow home. usage: deploy/airflow/try.sh VENV
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
bin=$(cd "$1/bin" && pwd)
AIRFLOW_HOME=$(mktemp -d)
export AIRFLOW_HOME
trap 'rm -rf "$AIRFLOW_HOME"' EXIT
export AIRFLOW__CORE__DAGS_FOLDER="$here/dags" AIRFLOW__CORE__LOAD_EXAMPLES=False AIRFLOW__CORE__UNIT_TEST_MODE=False
export MILO_REPOSITORY="${MILO_REPOSITORY:-$(cd "$here/../.." && pwd)}" MILO_QUICK=1
export PATH="$bin:$PATH"
airflow db migrate > "$AIRFLOW_HOME/migrate.log" 2>&1 || { cat "$AIRFLOW_HOME/migrate.log"; exit 1; }
airflow dags test milo_student
