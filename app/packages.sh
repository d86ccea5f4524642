# SPDX-License-Identifier: GPL-3.0-or-later
# What a bare Debian 12 or 13 needs, and the one function that installs what of it is missing. Sourced by app/run and
# tests/run; it is no program.
# shellcheck shell=bash

# To build, and the fonts that the diagrams are set in.
run_packages=(
  gcc libc6-dev meson ninja-build pkgconf gettext
  libglib2.0-dev libglib2.0-bin libgtk-4-dev libadwaita-1-dev libjson-glib-dev
  libpango1.0-dev libcairo2-dev libpng-dev libjpeg-dev libzip-dev libxml2-dev libigraph-dev
  adwaita-icon-theme librsvg2-common gsettings-desktop-schemas shared-mime-info fontconfig
  fonts-inter fonts-cantarell fonts-dejavu-core fonts-noto-core fonts-noto-cjk fonts-noto-color-emoji
)

# What only the tests need: a display without a screen, a person's hands, the accessibility bus, the programs that
# hand-outs are read with, and the checkers.
# clang-format is asked for by version, since every version sets the same style a little differently.
test_packages=(
  xvfb xauth xdotool x11-utils xclip openbox imagemagick
  xserver-xorg-core xserver-xorg-video-dummy x11-xserver-utils weston
  at-spi2-core dbus dbus-daemon dbus-x11 python3 python3-gi gir1.2-atspi-2.0 gir1.2-gdkpixbuf-2.0 python3-jsonschema
  python3-networkx python3-icalendar python3-numpy python3-scipy libreoffice-impress-nogui
  poppler-utils qpdf libxml2-utils librsvg2-bin chromium chromium-driver clang clang-format-19 locales
  desktop-file-utils appstream groff-base procps git zsh fish strace
)

# install_missing PACKAGE…: nothing is asked of apt, and no list fetched, where all is there already.
install_missing ()
{
  local package missing=() as_root=()
  command -v dpkg-query >/dev/null || { echo "This is no Debian: see app/packages.sh for what is needed." >&2; return 0; }
  for package in "$@"; do
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || missing+=("$package")
  done
  [ ${#missing[@]} -gt 0 ] || return 0

  if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null || {
      printf 'Missing packages, and neither root nor sudo to install them. As root:\n  apt-get install %s\n' "${missing[*]}" >&2
      return 1
    }
    as_root=(sudo)
  fi
  local log
  log=$(mktemp)
  echo "Installing ${#missing[@]} packages: ${missing[*]}" >&2
  if ! { "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q update &&
         "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -y --no-install-recommends install "${missing[@]}"
       } >"$log" 2>&1 </dev/null; then
    tail -n 40 "$log" >&2
    rm -f "$log"
    echo "The packages could not be installed." >&2
    return 1
  fi
  rm -f "$log"
}

# quietly LOG COMMAND…: runs it; its words go to LOG and are shown only when it fails.
quietly ()
{
  local log=$1
  shift
  mkdir -p "$(dirname "$log")"
  if ! "$@" >"$log" 2>&1 </dev/null; then
    tail -n 60 "$log" >&2
    echo "Failed: $* (the whole log: $log)" >&2
    return 1
  fi
}
