#!/bin/sh
# Has a page captured, redirect and all, and its WARC read by warcio (from PyPI), which checks
# every digest. Wants the network once, for warcio; the page is served by this machine.
#
#     Benchmarks/warc-readers.sh .build/release/assay
set -eu
assay=$(realpath "$1")
folder=$(mktemp -d)
server=""
trap '[ -z "$server" ] || kill "$server"; rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv tools
tools/bin/pip install --quiet warcio
mkdir -p site/press
printf '<title>Rents</title><p>Rents in Arden rose by 4 percent in 2022.</p>' > site/press/index.html
# http.server answers /press with a redirect to /press/.
python3 -u -m http.server --bind 127.0.0.1 --directory site 0 > server.log 2>&1 &
server=$!
while ! grep -q ' port ' server.log; do sleep 0.1; done
port=$(sed -n 's/.* port \([0-9]*\).*/\1/p' server.log)
"$assay" init desk
cd desk
printf 'text\nRents in Arden fell by 9 percent.\n' > claims.csv
"$assay" import claims.csv
"$assay" evidence add "Rents in Arden" "http://127.0.0.1:$port/press" --allow-private \
  --stance refutes --quote "rose by 4 percent"
"$assay" evidence check
for file in Evidence/sha256/*/*.warc; do
  ../tools/bin/warcio index -f warc-type,warc-target-uri,http:status "$file"
  ../tools/bin/warcio check -v "$file"
done
