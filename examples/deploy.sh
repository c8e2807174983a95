#!/usr/bin/env bash
# Puts an issued chain in place together with its private key, in one step, and looks whether it is served. Run it where
# the key is. docs/deploy.md has the settings for nginx, HAProxy, Java, Kubernetes and AWS.
#
#   CHAIN          the chain that the action wrote
#   TLS_FOLDER     the folder with the key; only its owner can read it
#   RELOAD         the command that makes the server read TLS_FOLDER/live
#   SERVED_AT      where the new certificate must be seen afterwards, as HOST:PORT
#   SERVER_NAME    the name to ask for there; if omitted, HOST
#   WAIT_SECONDS   how long it may take until it is served; if omitted, 30
#   STORE_PASSWORD if set, a PKCS #12 file and (with Java's keytool) a Java keystore are made too
#
#   TLS_FOLDER/next.key  the private key of the CSR, until its certificate is in place
#   TLS_FOLDER/live      what the server reads: key.pem, chain.pem, leaf.pem, issuers.pem, pair.pem (key and chain)
#   TLS_FOLDER/last      the pair before, to which it goes back when the new one is not served
set -euo pipefail
umask 027

# An empty variable would turn a path into another one, so nothing is touched before all are there.
: "${CHAIN:?is empty}" "${TLS_FOLDER:?is empty}" "${RELOAD:?is empty}" "${SERVED_AT:?is empty}"
name=${SERVER_NAME:-${SERVED_AT%:*}}

fail() {
  echo "Deploy: $1" >&2
  exit 1
}

serial_in() { openssl x509 -in "$1" -noout -serial | sed 's/^serial=//'; }

public_key_of_chain() { openssl x509 -in "$CHAIN" -noout -pubkey; }

public_key_of_key() { openssl pkey -in "$1" -passin pass: -pubout; }

# The chain may be for the key that waits for it, or, when a run brings the live chain again, for the live key.
key_of_chain() {
  local candidate
  for candidate in "$TLS_FOLDER/next.key" "$TLS_FOLDER/live/key.pem"; do
    if [[ -f $candidate && $(public_key_of_key "$candidate") == "$(public_key_of_chain)" ]]; then
      echo "$candidate"
      return
    fi
  done
}

# point LINK FOLDER: changes a link by a rename, so that there is no moment without it (GNU, else BSD and macOS).
point() {
  ln -sfn "$2" "$TLS_FOLDER/$1.part"
  mv -fT "$TLS_FOLDER/$1.part" "$TLS_FOLDER/$1" 2>/dev/null || mv -fh "$TLS_FOLDER/$1.part" "$TLS_FOLDER/$1"
}

# openssl waits for ever for a server that accepts a connection and says nothing, and macOS has no timeout command.
show_served() {
  local client watch
  openssl s_client -connect "$SERVED_AT" -servername "$name" </dev/null 2>/dev/null &
  client=$!
  (sleep 5 && kill "$client") >/dev/null 2>&1 &
  watch=$!
  wait "$client" 2>/dev/null || true
  kill "$watch" 2>/dev/null || true
}

serial_served() { show_served | openssl x509 -noout -serial 2>/dev/null | sed 's/^serial=//'; }

is_served() {
  local end=$((SECONDS + ${WAIT_SECONDS:-30}))
  until [[ $(serial_served) == "$serial" ]]; do
    ((SECONDS < end)) || return 1
    sleep 1
  done
}

# make_pair KEY FOLDER: all that a server may read, whole, before anything points there.
make_pair() {
  mkdir -p "$2"
  cp "$CHAIN" "$2/chain.pem"
  openssl x509 -in "$CHAIN" -out "$2/leaf.pem"
  awk '/-BEGIN CERTIFICATE-/ { count += 1 } count > 1' "$CHAIN" >"$2/issuers.pem"
  chmod 644 "$2"/*.pem
  (
    umask 077
    cp "$1" "$2/key.pem"
    cat "$1" "$CHAIN" >"$2/pair.pem"
    if [[ -n ${STORE_PASSWORD:-} ]]; then make_stores "$2"; fi
  )
}

make_stores() {
  openssl pkcs12 -export -inkey "$1/key.pem" -in "$1/chain.pem" -name server \
    -passout env:STORE_PASSWORD -out "$1/keystore.p12"
  if command -v keytool >/dev/null; then
    keytool -importkeystore -noprompt -srckeystore "$1/keystore.p12" -srcstoretype PKCS12 \
      -srcstorepass:env STORE_PASSWORD -destkeystore "$1/keystore.jks" -deststoretype JKS \
      -deststorepass:env STORE_PASSWORD 2>/dev/null
  fi
}

[[ -d $TLS_FOLDER ]] || fail "there is no folder $TLS_FOLDER. Nothing was changed."
serial=$(serial_in "$CHAIN")
key=$(key_of_chain)
[[ -n $key ]] || fail "the chain is for another key than $TLS_FOLDER/next.key and $TLS_FOLDER/live/key.pem. Nothing was changed."
[[ -L $TLS_FOLDER/live || ! -e $TLS_FOLDER/live ]] || fail "TLS_FOLDER/live is not a link. Nothing was changed."

live=$(readlink "$TLS_FOLDER/live" || true)
last=''
if [[ $live != "$serial" ]]; then
  rm -rf "${TLS_FOLDER:?}/$serial.part"
  make_pair "$key" "$TLS_FOLDER/$serial.part"
  rm -rf "${TLS_FOLDER:?}/$serial"
  mv "$TLS_FOLDER/$serial.part" "$TLS_FOLDER/$serial"
  if [[ -n $live ]]; then point last "$live"; fi
  last=$live
  point live "$serial"
elif [[ $(serial_served) == "$serial" ]]; then
  # The server would read it at its next start.
  [[ $(serial_in "$TLS_FOLDER/live/chain.pem") == "$serial" ]] ||
    fail "$serial is served, but $TLS_FOLDER/live/chain.pem is another chain. Put it back before the server restarts."
  echo "Deploy: $serial is in place and served already."
  exit 0
fi

if bash -c "$RELOAD" </dev/null && is_served; then
  if [[ $key == "$TLS_FOLDER/next.key" ]]; then rm "$key"; fi
  echo "Deploy: $serial is in place and served."
else
  # A pair that was in place before this run is left there: the one before it may have expired by now.
  [[ -n $last ]] || fail "$serial is in place but not served at $SERVED_AT for $name. Look at the server now."
  point live "$last"
  bash -c "$RELOAD" </dev/null || fail "$serial is not served, and the reload failed with the last pair $last too. Look at the server now."
  fail "$serial is not served at $SERVED_AT for $name, so the last pair $last is back in place."
fi
