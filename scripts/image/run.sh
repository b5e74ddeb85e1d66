#!/usr/bin/env bash
# Runs a command as the image would run it: user 10001, no capabilities, nothing that can be written, its own processes,
# names and network (loopback only). As root, where there is no docker: apt-get install bubblewrap
#   scripts/image/run.sh folder/rootfs [here:there[:ro] ...] -- node /opt/nianbao/dist/cli/bin.js serve --host 0.0.0.0
# With / for the folder this machine's own system stands in for the image's, and what was built here for the package.
set -euo pipefail
repository=$(realpath "$(dirname "$0")/../..")
root=${1%/}
shift
arguments=()
for path in "$root"/*; do
  name=/${path##*/}
  case $name in
    /proc | /dev | /sys) continue ;;
    /usr | /bin | /sbin | /lib* | /etc) ;;
    *) [ -n "$root" ] || continue ;; # what an image does not hold
  esac
  if [ -L "$path" ]; then arguments+=(--symlink "$(readlink "$path")" "$name"); else arguments+=(--ro-bind "$path" "$name"); fi
done
if [ -z "$root" ]; then
  arguments+=(--dir /tmp --dir /data)
  for name in package.json dist fonts node_modules; do
    arguments+=(--ro-bind "$(realpath "$repository/$name")" "/opt/nianbao/$name")
  done
fi
while [ $# -gt 0 ] && [ "$1" != -- ]; do
  IFS=: read -r here there mode <<<"$1"
  if [ "${mode:-}" = ro ]; then arguments+=(--ro-bind "$here" "$there"); else arguments+=(--bind "$here" "$there"); fi
  shift
done
shift
pass=()
for name in NIANBAO_TOKEN JOB_COMPLETION_INDEX REDIS_URL; do
  [ -z "${!name:-}" ] || pass+=(--setenv "$name" "${!name}")
done
exec setpriv --reuid 10001 --regid 10001 --clear-groups --no-new-privs \
  bwrap --unshare-all --uid 10001 --gid 10001 --hostname "nianbao-$$" --cap-drop ALL --as-pid-1 --die-with-parent \
  "${arguments[@]}" --proc /proc --dev /dev --remount-ro / --chdir /data \
  --clearenv --setenv PATH /usr/local/bin:/usr/bin:/bin --setenv NODE_ENV production "${pass[@]}" "$@"
