#!/bin/bash
# Writes the settings that begin with APP_ to a file of properties.
set -o errexit
set -o nounset

PROPERTIES=etc/app.properties
: > "$PROPERTIES"

env | sort | while IFS='=' read -r name value; do
    case "$name" in
        APP_*)
            key=$(echo "${name#APP_}" | tr '[:upper:]' '[:lower:]' | tr _ .)
            echo "${key}=${value}" >> "$PROPERTIES"
            ;;
    esac
done

count=$(wc -l < "$PROPERTIES")
echo "wrote $count settings"
cat "$PROPERTIES"

JAVA_OPTS="-Xmx${HEAP:-256m} ${JAVA_OPTS:-}"
exec java $JAVA_OPTS -jar app.jar "$@"
