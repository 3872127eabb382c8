#!/bin/bash
# The systemd units: systemd reads each without a word, and rates the services' exposure 1.5 or less.
set -euo pipefail
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
bad=0

# `verify` wants the programs in place, which they are only where Latchkey is installed.
for unit in systemd/*.service systemd/*.socket; do
  sed -E 's#^(Exec[A-Za-z]+=)/usr/sbin/latchkey-[a-z]+#\1/bin/true#' "$unit" >"$work/${unit##*/}"
done
for unit in "$work"/*.service "$work"/*.socket; do
  said=$(systemd-analyze verify --man=no "$unit" 2>&1) || bad=1
  if [[ -n $said ]]; then
    echo "systemd/${unit##*/}: $said"
    bad=1
  fi
done

for unit in systemd/*.service; do
  # --threshold counts in tenths: above 1.5 the command fails.
  if ! said=$(systemd-analyze security --no-pager --offline=true --threshold=15 "./$unit" 2>&1); then
    echo "$unit: ${said##*$'\n'}"
    bad=1
  fi
done

if ! said=$(systemd-sysusers --dry-run "$PWD"/systemd/latchkey.sysusers.conf 2>&1); then
  echo "systemd/latchkey.sysusers.conf: $said"
  bad=1
fi
# What a unit loads as a credential is kept from everybody but root.
while IFS=: read -r file credential; do
  path=${credential#*:}
  for rule in $(awk '$1 == "z" && $3 == "0600" && $4 == "root" {print $2}' systemd/latchkey.tmpfiles.conf); do
    # shellcheck disable=SC2053  # the rule is a pattern
    [[ $path == $rule ]] && continue 2
  done
  echo "$file: $path is not root's alone in systemd/latchkey.tmpfiles.conf"
  bad=1
done < <(grep -HE '^LoadCredential=' systemd/*.service | sed 's/LoadCredential=[^:]*://')
exit $bad
