#!/bin/bash
# Installs what packages.txt names and this machine lacks; does nothing, quickly, where all is there.
#   install_packages.sh [LIST]
set -euo pipefail
list=${1:-"$(dirname "$0")/../../packages.txt"}

if ! command -v dpkg-query >/dev/null; then
  echo "This is not Debian: please install what packages.txt names in this system's own way." >&2
  exit 1
fi

wanted=()
while read -r name command _; do
  [[ -z $name || $name == \#* ]] && continue
  # "name ?command": any program of that name will do.
  if [[ $command == \?* ]] && PATH="$PATH:/usr/sbin" command -v "${command#\?}" >/dev/null; then
    continue
  fi
  wanted+=("$name")
done <"$list"

missing=()
installed=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' "${wanted[@]}" 2>/dev/null || true)
for name in "${wanted[@]}"; do
  grep -qxF "installed $name" <<<"$installed" || missing+=("$name")
done
((${#missing[@]})) || exit 0

echo "Installing ${#missing[@]} Debian packages: ${missing[*]}" >&2
as_root=()
if ((EUID != 0)); then
  if ! command -v sudo >/dev/null; then
    echo "Installing them needs root, and there is no sudo here. As root, please run:" >&2
    echo "  apt-get update && apt-get install --no-install-recommends ${missing[*]}" >&2
    exit 1
  fi
  as_root=(sudo)
  # Ask once and clearly; without a terminal only a sudo that needs no password works.
  if [[ -t 0 ]]; then sudo -v; else as_root=(sudo -n); fi
fi

# The demo starts its own nginx: keep the package from starting one on port 80.
policy=/usr/sbin/policy-rc.d
if [[ ! -e $policy ]]; then
  printf '#!/bin/sh\nexit 101\n' | "${as_root[@]}" tee $policy >/dev/null
  "${as_root[@]}" chmod 755 $policy
  trap '"${as_root[@]}" rm -f $policy' EXIT
fi

apt() {
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq -o Acquire::Retries=3 \
    -o DPkg::Lock::Timeout=120 "$@" </dev/null
}
for attempt in 1 2 3; do
  if apt update && apt install -y --no-install-recommends "${missing[@]}" >/dev/null; then
    exit 0
  fi
  echo "apt-get did not succeed (try $attempt of 3)" >&2
  sleep $((attempt * 3))
done
echo "These packages could not be installed: ${missing[*]}" >&2
exit 1
