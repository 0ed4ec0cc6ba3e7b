#!/bin/bash
# Job `certificates` of compose.yaml: an authority, and a certificate with its key for each that is spoken to over TLS. What is there is left as it is.
set -euo pipefail
cd /authority
[ -f ca.crt ] || es-gencert-cli create-ca -days 3650 -out /authority
chmod 600 ca.key

# name, uid and gid of whoever reads the key, addresses, names
certificate() {
  [ -f "/certificates/$1/node.crt" ] ||
    es-gencert-cli create-node -ca-certificate ca.crt -ca-key ca.key -days 397 -out "/certificates/$1" -ip-addresses "$3" -dns-names "$4"
  chown -R "$2" "/certificates/$1"
  chmod 500 "/certificates/$1"
  chmod 400 "/certificates/$1/node.key"
}
certificate log-1 1001:1001 127.0.0.1,172.30.240.11 localhost,log-1
certificate log-2 1001:1001 127.0.0.1,172.30.240.12 localhost,log-2
certificate log-3 1001:1001 127.0.0.1,172.30.240.13 localhost,log-3
certificate proxy 1000:1000 127.0.0.1 "$SERVICE_HOST,$SIGN_IN_HOST"
certificate mail 65534:65534 127.0.0.1 mail

# the authority itself, without its key
mkdir -p /certificates/authorities
cp ca.crt /certificates/ca.crt
cp ca.crt /certificates/authorities/ca.crt
chmod 644 /certificates/ca.crt /certificates/authorities/ca.crt
chmod 755 /certificates /certificates/authorities
