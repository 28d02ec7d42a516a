#!/bin/sh
set -e
ROOT_DIR=.
mkdir -p "$ROOT_DIR/out"

# The settings of the page, from the environment.
{
  echo "window._env_ = {"
  for key in API_URL TITLE; do
    value=$(printenv "$key" || true)
    if [ -n "$value" ]; then
      echo "  $key: \"$value\","
    fi
  done
  echo "}"
} > "$ROOT_DIR/out/env.js"

sed "s|__API_URL__|${API_URL:-/api}|g; s|__TITLE__|${TITLE:-none}|g" > "$ROOT_DIR/out/index.html" <<EOF
<title>__TITLE__</title>
<script src="__API_URL__"></script>
EOF
cat "$ROOT_DIR/out/env.js" "$ROOT_DIR/out/index.html"
exec "$@"
