#!/usr/bin/env bash
# Starts the web application: waits for the database, migrates, then hands over.
set -euo pipefail

: "${DB_HOST:=db}"
: "${DB_PORT:=5432}"
export DB_HOST DB_PORT
MAX_TRIES="${MAX_TRIES:-5}"

log() {
    echo "[entrypoint] $*" >&2
}

wait_for_db() {
    local tries=0
    log "waiting for ${DB_HOST}:${DB_PORT}"
    until pg_isready -h "$DB_HOST" -p "$DB_PORT" -q; do
        tries=$((tries + 1))
        if [ "$tries" -ge "$MAX_TRIES" ]; then
            log "database did not come up after ${tries} tries"
            exit 1
        fi
        sleep 0.01
    done
    log "database is up"
}

case "${1:-web}" in
    web)
        wait_for_db
        if [[ "${RUN_MIGRATIONS:-true}" == "true" ]]; then
            manage migrate --noinput
        fi
        exec gunicorn app.wsgi:application --bind "0.0.0.0:${PORT:-8000}" --workers "${WEB_CONCURRENCY:-2}"
        ;;
    worker)
        shift
        wait_for_db
        exec celery -A app worker --loglevel="${LOG_LEVEL:-info}" "$@"
        ;;
    *)
        exec "$@"
        ;;
esac
