#!/usr/bin/env bash
# Builds what is missing and serves the demo on this machine: www/serve.sh [port]
set -euo pipefail
www=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
"$www/build.sh"
# In place of this shell, so that a signal reaches the server.
exec node "$www/serve.mjs" "$@"
