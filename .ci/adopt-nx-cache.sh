#!/usr/bin/env bash
# Makes a restored Nx cache this machine's own: Nx names the index of its cache after the machine that wrote it, and every
# runner is another one. usage, in the root of the workspace: bash .ci/adopt-nx-cache.sh
set -euo pipefail
shopt -s nullglob

machine=$( (cat /var/lib/dbus/machine-id /etc/machine-id 2>/dev/null || true) | head -n 1)
if [ -z "$machine" ]; then
  echo 'This machine has no id: Nx begins with an empty cache.'
  exit 0
fi
for index in .nx/workspace-data/*-v*.db; do
  own=".nx/workspace-data/$machine-${index##*-}"
  if [ "$index" != "$own" ]; then mv "$index" "$own"; fi
  echo "Nx finds its cache by $own"
done
