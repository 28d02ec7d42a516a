#!/bin/sh
# Changes the ids of the account to those of the mounted folder.
set -eu

PUID=${PUID:-1000}
PGID=${PGID:-$PUID}
USER_NAME=app

echo "Starting with UID: $PUID, GID: $PGID"
if [ "$(id -u)" -ne 0 ]; then
  exec "$@"
fi
if ! getent group "$PGID" >/dev/null 2>&1; then
  groupadd -g "$PGID" "$USER_NAME"
fi
if ! id "$USER_NAME" >/dev/null 2>&1; then
  useradd -u "$PUID" -g "$PGID" -d /home/"$USER_NAME" -s /bin/sh "$USER_NAME"
fi
chown -R "$PUID":"$PGID" "data dir" || echo "could not change the owner" >&2
export HOME=/home/$USER_NAME
exec gosu "$USER_NAME" "$@"
