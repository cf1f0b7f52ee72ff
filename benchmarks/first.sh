#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# A momentary read-out beside an XMPP ping, start-up to ready, and resident memory at -Xmx64m.
set -eu
root=$(CDPATH='' cd -P -- "$(dirname -- "$0")/.." && pwd)
cd "$root"
mvn -q -B -ntp -Dmaven.test.skip=true -Dspotless.check.skip=true -pl benchmarks -am package
exec java -cp benchmarks/target/classes:itests/support/target/classes -Dkith.distribution="$KITH_DISTRIBUTION" \
    io.kith.benchmarks.First "$@"
