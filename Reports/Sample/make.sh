#!/bin/sh
# Makes the sample's reports from its facts, in a folder of one's choice:
#   Reports/Sample/make.sh ASSAY FOLDER
set -eu
assay=$(realpath "$1")
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$2"
folder=$(cd "$2" && pwd)
desk=$(mktemp -d)
trap 'rm -rf "$desk"' EXIT
cp "$here/../../assay.toml" "$desk"
cd "$desk"
"$assay" init . >/dev/null
"$assay" restore "$here/facts.jsonl" >/dev/null
mkdir Reports/Sample
for format in markdown:md html:html; do
  make() { # the name, then what the report is about
    name=$1
    shift
    "$assay" report "$@" --format "${format%:*}" --output "Reports/Sample/$name.${format#*:}" >/dev/null
  }
  make opinion opinion
  for kind in summary corrections open claimant source statistics; do
    make "$kind" --kind "$kind"
  done
done
cp Reports/Sample/* "$folder"
