# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=sh
#
# open_archive DIRECTORY SUITE...: from here on the apt tools read these suites of the Debian archive, with lists, cache and
# status in DIRECTORY alone: they download packages and install nothing. The archive is the one this machine's apt uses, or
# $DEBIAN_MIRROR, and find_mirror leaves it in $mirror. To be sourced.

find_mirror() {
    # shellcheck disable=SC2016 # apt fills it in
    mirror=${DEBIAN_MIRROR:-$(apt-get indextargets --format '$(REPO_URI)' | grep -m1 '/debian/\?$' || true)}
    if [ -z "$mirror" ]; then
        echo "${0##*/}: apt on this machine has no Debian archive; name one in DEBIAN_MIRROR" >&2
        exit 1
    fi
}

open_archive() {
    archive_state=$1
    shift
    find_mirror
    mkdir -p "$archive_state/lists/partial" "$archive_state/cache/archives/partial"
    : > "$archive_state/status"
    for suite in "$@"; do
        echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $mirror $suite main"
    done > "$archive_state/sources.list"
    cat > "$archive_state/apt.conf" <<CONF
Dir::Etc::SourceList "$archive_state/sources.list";
Dir::Etc::SourceParts "/dev/null";
Dir::State "$archive_state";
Dir::State::Lists "$archive_state/lists";
Dir::State::Status "$archive_state/status";
Dir::Cache "$archive_state/cache";
APT::Sandbox::User "root";
Acquire::Languages "none";
CONF
    export APT_CONFIG="$archive_state/apt.conf"
    apt-get -qq update
}
