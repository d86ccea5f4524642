# SPDX-License-Identifier: GPL-3.0-or-later
# Bare Debian roots for the commands that prove something on a fresh machine (tests/fresh-machine, tests/package). Sourced;
# app/packages.sh stands before it.
# shellcheck shell=bash

# find_mirror: prints the mirror that this machine itself uses, however it is written down; the project names none.
find_mirror ()
{
  local mirror
  mirror=$(apt-get indextargets --format '$(LABEL) $(REPO_URI)' 'Created-By: Packages' | sed -n 's/^Debian //p' | head -n 1)
  [ -n "$mirror" ] || mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' | grep -m 1 '/debian/\?$' || true)
  printf '%s\n' "$mirror"
}

# make_root SUITE FOLDER LOG: a bare Debian, which reaches its mirror as this machine does: proxy, certificates, checks of dates.
make_root ()
{
  local suite=$1 folder=$2 log=$3 mirror settings ca_file file
  mirror=$(find_mirror)
  [ -n "$mirror" ] || { echo "apt on this machine names no Debian mirror." >&2; return 1; }
  quietly "$log" debootstrap --variant=minbase "$suite" "$folder" "$mirror" || return 1
  settings=$(apt-config dump | grep -E '^Acquire::(http|https|Check-|Retries)' || true)
  [ -z "$settings" ] || printf '%s\n' "$settings" >"$folder/etc/apt/apt.conf.d/90machine"
  ca_file=$(apt-config dump --format '%v%n' Acquire::https::CaInfo)
  for file in $ca_file /etc/ssl/certs/ca-certificates.crt; do
    [ ! -f "$file" ] || install -D -m 644 "$file" "$folder$file"
  done
}

# in_root ROOT FOLDER LOG COMMAND…: runs it in a folder of the root, in namespaces that end with it and take every process
# and mount along. The process that runs is in `inside` meanwhile, so that a trap can end it.
inside=
in_root ()
{
  local fresh=$1 folder=$2 log=$3 status=0
  shift 3
  # shellcheck disable=SC2016 # what is quoted is for the shells inside
  # Whatever hangs ends; the whole round takes an hour where two processors are shared with others.
  timeout --kill-after=1 7200 unshare --mount --pid --fork --kill-child --propagation private bash -c '
    set -e
    fresh=$1
    shift
    mount -t proc proc "$fresh/proc"
    mount -t sysfs -o ro sysfs "$fresh/sys" 2>/dev/null || true
    mount -t devpts devpts "$fresh/dev/pts"
    mount -t tmpfs tmpfs "$fresh/dev/shm"
    # No exec: an X server does not answer a parent that is the first process.
    status=0
    chroot "$fresh" "$@" || status=$?
    exit $status
  ' inside "$fresh" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root TERM=dumb LANG=C.UTF-8 \
    http_proxy="${http_proxy:-}" https_proxy="${https_proxy:-}" no_proxy="${no_proxy:-}" \
    sh -c 'cd "$1" && shift && exec "$@"' sh "$folder" "$@" >"$log" 2>&1 </dev/null &
  # In the background, so that a signal to the script is heard at once.
  inside=$!
  wait "$inside" || status=$?
  inside=
  return $status
}
