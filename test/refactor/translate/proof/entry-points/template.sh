#!/bin/sh
set -eu

CONF_DIR=${CONF_DIR:-etc}
TEMPLATE="$CONF_DIR/app.conf.tmpl"
TARGET="$CONF_DIR/app.conf"

cat > "$TEMPLATE" <<'EOF'
host = ${APP_HOST}
port = ${APP_PORT}
debug = @DEBUG@
EOF

export APP_HOST="${APP_HOST:-localhost}"
export APP_PORT="${APP_PORT:-8080}"

envsubst < "$TEMPLATE" > "$TARGET"

if [ "${DEBUG:-0}" = 1 ] || [ "${DEBUG:-0}" = true ]; then
    sed -i -e "s/@DEBUG@/yes/" "$TARGET"
else
    sed -i -e "s/@DEBUG@/no/" "$TARGET"
fi

for line in $(grep -c . "$TARGET"); do
    echo "lines: $line"
done

if [ -n "${EXTRA_SETTINGS:-}" ]; then
    printf '%s\n' "$EXTRA_SETTINGS" >> "$TARGET"
fi

cat "$TARGET"
exec "$@"
