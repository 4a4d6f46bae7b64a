"""Certificates that must be refused, and a few that must not: makes them, and shows them.

usage: bad_certificates.py FOLDER serve      a TLS server for each: prints "NAME PORT" for each, and "ready"
       bad_certificates.py FOLDER connect    reads "NAME PORT" lines, connects with each, prints "NAME" and what the server said

FOLDER gets root.pem and expired-root.pem, which are trusted. Needs cryptography: apt-get install python3-cryptography
"""

import datetime
import ipaddress
import pathlib
import socket
import ssl
import sys
import threading
import warnings

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import dsa, ec, ed25519, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID as Purpose, NameOID

warnings.simplefilter("ignore")  # SHA-1 and MD5 are what we want

HOST = "good.example.org"
NOW = datetime.datetime.utcnow().replace(microsecond=0)
DAY = datetime.timedelta(days=1)
LATER, PAST, LONG_PAST = NOW + 30 * DAY, NOW - DAY, NOW - 30 * DAY

DNS, URI, MAIL = x509.DNSName, x509.UniformResourceIdentifier, x509.RFC822Name


def ip(text):
    return x509.IPAddress(ipaddress.ip_address(text))


def name(text):
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)] if text else [])


def usage(*bits):
    known = ["digital_signature", "content_commitment", "key_encipherment", "data_encipherment", "key_agreement",
             "key_cert_sign", "crl_sign", "encipher_only", "decipher_only"]
    return x509.KeyUsage(**{bit: bit in bits for bit in known})


class Authority:
    def __init__(self, certificate, key, subject):
        self.certificate, self.key, self.subject = certificate, key, subject


EC_KEY = ec.generate_private_key(ec.SECP256R1())
OTHER_KEY = ec.generate_private_key(ec.SECP256R1())


def make(subject, issuer=None, key=EC_KEY, extensions=(), begin=LONG_PAST, end=LATER, digest=hashes.SHA256(), issuer_name=None):
    """A certificate; without an issuer it signs itself."""
    builder = (x509.CertificateBuilder()
               .subject_name(name(subject))
               .issuer_name(name(issuer_name or (issuer.subject if issuer else subject)))
               .public_key(key.public_key())
               .serial_number(x509.random_serial_number())
               .not_valid_before(begin)
               .not_valid_after(end))
    for extension, critical in extensions:
        builder = builder.add_extension(extension, critical)
    signer = issuer.key if issuer else key
    return builder.sign(signer, None if isinstance(signer, ed25519.Ed25519PrivateKey) else digest)


def authority(subject, issuer=None, length=None, ca=True, bits=("key_cert_sign", "crl_sign"), more=(), constraints=True, key=None, **rest):
    key = key or ec.generate_private_key(ec.SECP256R1())
    extensions = list(more)
    if constraints:
        extensions.append((x509.BasicConstraints(ca, length if ca else None), True))
    if bits:
        extensions.append((usage(*bits), True))
    return Authority(make(subject, issuer, key, extensions, **rest), key, subject)


ROOT = authority("root")
MIDDLE = authority("intermediate", ROOT)
EXPIRED_ROOT = authority("expired root", end=PAST)
STRANGER = authority("stranger")
IMPOSTOR = authority("root")

CASES = {}


def case(label, *chain, key=EC_KEY):
    """The chain as it is sent: bytes are certificates that were spoilt."""
    CASES[label] = ([each if isinstance(each, bytes) else pem(each) for each in chain], key)


def pem(certificate):
    return certificate.public_bytes(serialization.Encoding.PEM)


def leaf(*names, issuer=MIDDLE, subject="leaf", purposes=(Purpose.SERVER_AUTH, Purpose.CLIENT_AUTH), bits=("digital_signature",), more=(), **rest):
    extensions = list(more)
    if names:
        extensions.append((x509.SubjectAlternativeName(names if names != (None,) else []), False))
    if purposes:
        extensions.append((x509.ExtendedKeyUsage(purposes), False))
    if bits:
        extensions.append((usage(*bits), True))
    return make(subject, issuer, extensions=extensions, **rest)


def good(*names, **rest):
    return leaf(*(names or (DNS(HOST),)), **rest)


def through(label, middle, *more, **rest):
    case(label, good(issuer=middle, **rest), middle.certificate, *more)


def spoilt(certificate):
    data = bytearray(certificate.public_bytes(serialization.Encoding.DER))
    data[-1] ^= 1
    return ssl.DER_cert_to_PEM_cert(bytes(data)).encode()


def weak(label, size, digest=hashes.SHA256()):
    key = rsa.generate_private_key(65537, size)
    case(label, good(key=key, digest=digest), MIDDLE.certificate, key=key)


# ---- good ones ----
case("good", good(), MIDDLE.certificate)
case("good root sent", good(), MIDDLE.certificate, ROOT.certificate)
case("good direct", good(issuer=ROOT))
case("good wildcard", good(DNS("*.example.org")), MIDDLE.certificate)
case("good capitals", good(DNS("GOOD.Example.ORG")), MIDDLE.certificate)
case("good second name", good(DNS("other.org"), DNS(HOST)), MIDDLE.certificate)
case("good address 4", good(ip("127.0.0.1")), MIDDLE.certificate)
case("good address 6", good(ip("::1")), MIDDLE.certificate)
case("good idn", good(DNS("xn--bcher-kva.example.org")), MIDDLE.certificate)
case("good bare", good(purposes=(), bits=()), MIDDLE.certificate)
case("good any purpose", good(purposes=(Purpose.ANY_EXTENDED_KEY_USAGE,)), MIDDLE.certificate)
case("good unknown extension", good(more=[(x509.UnrecognizedExtension(x509.ObjectIdentifier("1.2.3.4.5"), b"\x05\x00"), False)]), MIDDLE.certificate)
weak("good rsa", 2048)
ED = ed25519.Ed25519PrivateKey.generate()
case("good ed25519", good(key=ED), MIDDLE.certificate, key=ED)
through("good path length", authority("short", ROOT, length=0))
through("good name constraints", authority("narrow", ROOT, more=[(x509.NameConstraints([DNS("example.org")], None), True)]))

# ---- time ----
case("expired", good(end=PAST), MIDDLE.certificate)
case("not yet valid", good(begin=NOW + DAY), MIDDLE.certificate)
through("expired intermediate", authority("old", ROOT, end=PAST))
through("future intermediate", authority("new", ROOT, begin=NOW + DAY))
case("expired root", good(issuer=EXPIRED_ROOT))
case("expired and of a stranger", good(issuer=STRANGER, end=PAST), STRANGER.certificate)

# ---- names ----
case("wrong name", good(DNS("bad.example.org")), MIDDLE.certificate)
case("parent name", good(DNS("example.org")), MIDDLE.certificate)
case("longer name", good(DNS(HOST + ".evil.org")), MIDDLE.certificate)
case("wildcard too deep", good(DNS("*.org")), MIDDLE.certificate)
case("wildcard of two labels", good(DNS("*.*.org")), MIDDLE.certificate)
case("wildcard of a public label", good(DNS("*.org")), MIDDLE.certificate)
case("wildcard of everything", good(DNS("*")), MIDDLE.certificate)
case("wildcard for its parent", good(DNS("*.example.org")), MIDDLE.certificate)
case("wildcard in a label", good(DNS("g*.example.org")), MIDDLE.certificate)
case("wildcard in the middle", good(DNS("good.*.org")), MIDDLE.certificate)
case("wildcard in an idn", good(DNS("xn--*.example.org")), MIDDLE.certificate)
case("name in the subject", leaf(subject=HOST), MIDDLE.certificate)
case("name in the subject beside others", good(DNS("bad.example.org"), subject=HOST), MIDDLE.certificate)
case("name as a uri", good(URI("https://" + HOST)), MIDDLE.certificate)
case("name as a mail address", good(MAIL("root@" + HOST)), MIDDLE.certificate)
case("nul in a name", good(DNS(HOST + "\0.evil.org")), MIDDLE.certificate)
case("nul in a name and again", good(DNS("evil.org"), DNS(HOST + "\0.evil.org")), MIDDLE.certificate)
case("empty names", leaf(None), MIDDLE.certificate)
case("no name at all", leaf(subject=""), MIDDLE.certificate)
case("idn lookalike", good(DNS("xn--gd-jbba.example.org")), MIDDLE.certificate)
case("trailing dot", good(DNS(HOST + ".")), MIDDLE.certificate)
case("leading dot", good(DNS(".example.org")), MIDDLE.certificate)
case("leading space", good(DNS(" " + HOST)), MIDDLE.certificate)
case("wrong address 4", good(ip("127.0.0.2")), MIDDLE.certificate)
case("wrong address 6", good(ip("::2")), MIDDLE.certificate)
case("address in the subject", leaf(subject="127.0.0.1"), MIDDLE.certificate)
case("address as a name", good(DNS("127.0.0.1")), MIDDLE.certificate)
case("address by a wildcard", good(DNS("*.0.0.1")), MIDDLE.certificate)
case("mapped address", good(ip("::ffff:127.0.0.2")), MIDDLE.certificate)

# ---- chains ----
case("self-signed", good(issuer=None))
case("untrusted root", good(issuer=STRANGER), STRANGER.certificate)
case("untrusted root not sent", good(issuer=STRANGER))
case("impostor root", good(issuer=IMPOSTOR), IMPOSTOR.certificate)
case("impostor intermediate", good(issuer=authority("intermediate", IMPOSTOR)), MIDDLE.certificate)
case("missing intermediate", good())
case("another intermediate", good(), authority("another", ROOT).certificate)
case("broken signature", spoilt(good()), MIDDLE.certificate)
case("broken intermediate", good(), spoilt(MIDDLE.certificate))
case("issuer mismatch", good(issuer_name="nobody"), MIDDLE.certificate)
through("intermediate is none", authority("plain", ROOT, ca=False))
through("intermediate does not say", authority("silent", ROOT, constraints=False))
through("intermediate may not sign", authority("idle", ROOT, bits=("digital_signature",)))
LEAF = Authority(good(key=OTHER_KEY), OTHER_KEY, "leaf")
case("signed by a leaf", good(issuer=LEAF), LEAF.certificate, MIDDLE.certificate)
SHORT = authority("short", ROOT, length=0)
through("path too long", authority("long", SHORT), SHORT.certificate)
through("excluded name", authority("narrow", ROOT, more=[(x509.NameConstraints(None, [DNS("example.org")]), True)]))
through("name that is not permitted", authority("narrow", ROOT, more=[(x509.NameConstraints([DNS("example.com")], None), True)]))
NARROW = authority("narrow", ROOT, more=[(x509.NameConstraints([x509.IPAddress(ipaddress.ip_network("10.0.0.0/8"))], None), True)])
case("address that is not permitted", good(ip("127.0.0.1"), issuer=NARROW), NARROW.certificate)

# ---- usage ----
case("client only", good(purposes=(Purpose.CLIENT_AUTH,)), MIDDLE.certificate)
case("server only", good(purposes=(Purpose.SERVER_AUTH,)), MIDDLE.certificate)
case("code signing only", good(purposes=(Purpose.CODE_SIGNING,)), MIDDLE.certificate)
case("key encipherment only", good(bits=("key_encipherment",)), MIDDLE.certificate)
case("certificate signing only", good(bits=("key_cert_sign",)), MIDDLE.certificate)
UNKNOWN = (x509.UnrecognizedExtension(x509.ObjectIdentifier("1.2.3.4.5"), b"\x05\x00"), True)
case("unknown critical extension", good(more=[UNKNOWN]), MIDDLE.certificate)
through("unknown critical extension above", authority("odd", ROOT, more=[UNKNOWN]))

# ---- strength ----
weak("rsa of 512 bits", 512)
weak("rsa of 1024 bits", 1024)
DSA = dsa.generate_private_key(2048)
case("dsa", good(key=DSA), MIDDLE.certificate, key=DSA)
case("sha-1", good(digest=hashes.SHA1()), MIDDLE.certificate)
RSA_MIDDLE = authority("rsa intermediate", ROOT, key=rsa.generate_private_key(65537, 2048))
through("rsa with sha-1", RSA_MIDDLE, digest=hashes.SHA1())
through("md5", RSA_MIDDLE, digest=hashes.MD5())
through("sha-1 above", authority("old fashioned", ROOT, digest=hashes.SHA1()))
through("rsa of 1024 bits above", authority("small", ROOT, key=rsa.generate_private_key(65537, 1024)))


def write(folder):
    (folder / "root.pem").write_bytes(pem(ROOT.certificate))
    (folder / "expired-root.pem").write_bytes(pem(EXPIRED_ROOT.certificate))
    for label, (chain, key) in CASES.items():
        (folder / label).write_bytes(b"".join(chain) + key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()))


def context(side, folder, label):
    made = ssl.SSLContext(side)
    made.check_hostname = False
    made.verify_mode = ssl.CERT_NONE
    made.set_ciphers("DEFAULT@SECLEVEL=0")
    made.load_cert_chain(folder / label)
    return made


def serve(folder, label):
    made = context(ssl.PROTOCOL_TLS_SERVER, folder, label)
    listener = socket.create_server(("::", 0), family=socket.AF_INET6, dualstack_ipv6=True)
    print(listener.getsockname()[1], label, flush=True)

    def answer():
        while True:
            connection, _ = listener.accept()
            connection.settimeout(20)
            try:
                with made.wrap_socket(connection, server_side=True) as tls:
                    tls.sendall(b"hello")
                    tls.unwrap()
            except OSError:
                connection.close()

    threading.Thread(target=answer, daemon=True).start()


def connect(folder, port, label):
    made = context(ssl.PROTOCOL_TLS_CLIENT, folder, label)
    try:
        with socket.create_connection(("127.0.0.1", port), 20) as tcp, made.wrap_socket(tcp) as tls:
            said = tls.recv(100)
            print(label, "accepted" if said else "nothing", sep="\t", flush=True)
    except OSError as refused:
        print(label, str(refused).replace("\t", " "), sep="\t", flush=True)


if __name__ == "__main__":
    here = pathlib.Path(sys.argv[1])
    write(here)
    if sys.argv[2] == "serve":
        for each in CASES:
            serve(here, each)
        print("ready", flush=True)
        sys.stdin.read()
    else:
        print("ready", flush=True)
        for line in sys.stdin:
            number, each = line.strip().split(" ", 1)
            connect(here, int(number), each)
