#!/usr/bin/env bash
# Builds the image where there is no docker, by buildah in a chroot, and says how large it is. As root, on Debian:
#   apt-get install buildah mmdebstrap
#   scripts/image/build.sh [folder]        # the image's files are left in folder/rootfs for run.sh
# BASE=name takes an image that can be pulled; without it a base is made of Debian and this machine's own Node.
set -euo pipefail
cd "$(dirname "$0")/../.."
folder=${1:-$(mktemp -d /tmp/nianbao-image-XXXXXX)}
mkdir -p "$folder"
export BUILDAH_ISOLATION=chroot STORAGE_DRIVER=vfs

base=${BASE:-localhost/nianbao-base}
if [ -z "${BASE:-}" ] && ! buildah inspect --type image "$base" >/dev/null 2>&1; then
  container=$(buildah from scratch)
  buildah add -q "$container" "$folder/base.tar" /
  buildah copy -q "$container" "$(command -v node)" /usr/bin/node
  buildah copy -q "$container" "$(npm root -g)/npm" /usr/lib/node_modules/npm
  buildah run "$container" -- ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/bin/npm
  buildah config --entrypoint '[]' --cmd '' "$container"
  buildah commit -q --rm "$container" "$base" >/dev/null
fi

# What npm needs to know of this machine to reach its registry: for the build only.
mounts=()
for path in /etc/ssl/certs /usr/etc/npmrc /etc/npmrc "$HOME/.npmrc"; do
  [ -e "$path" ] && mounts+=(--volume "$path:$path:ro")
done
buildah build --format docker "${mounts[@]}" --build-arg BASE="$base" -f deploy/Dockerfile -t localhost/gov-nianbao .

container=$(buildah from --pull-never localhost/gov-nianbao)
trap 'buildah rm "$container" >/dev/null' EXIT
rm -rf "$folder/rootfs"
cp -a "$(buildah mount "$container")" "$folder/rootfs"
buildah inspect --type image localhost/gov-nianbao >"$folder/image.json"
ours=$(du -sm "$folder/rootfs/opt/nianbao" | cut -f1)
echo "image: $(du -sm "$folder/rootfs" | cut -f1) MB unpacked, ours $ours MB, in $folder/rootfs"
[ "$ours" -le 110 ]
