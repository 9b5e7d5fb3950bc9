"""What a push service carries: a message only one browser can open, and a token that says who sends it.

References
----------
RFC 8291 (message encryption for Web Push), RFC 8188 (aes128gcm), RFC 8292 (VAPID).
"""

from __future__ import annotations

import json
import os
from base64 import urlsafe_b64decode, urlsafe_b64encode
from urllib.parse import urlsplit

from cryptography.hazmat.primitives.asymmetric import ec, utils
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from milo.vocabulary.errors import BadValue

RECORD = 4_096  # bytes of the one record a message is (RFC 8188)
MOST_TEXT = 3_000  # bytes of a message; push services must take 4,096 with what is around it
LIFE_S = 12 * 3_600  # of a token; at most 24 hours (RFC 8292)


def b64(raw: bytes) -> str:
    """URL-safe base64 without padding.

    >>> b64(b"milo?")
    'bWlsbz8'
    """
    return urlsafe_b64encode(raw).rstrip(b"=").decode()


def unb64(text: str) -> bytes:
    """The bytes of URL-safe base64, padded or not. Raises ValueError."""
    return urlsafe_b64decode(text.rstrip("=") + "=" * (-len(text.rstrip("=")) % 4))


def point(key: ec.EllipticCurvePublicKey) -> bytes:
    """A public key as the 65 bytes browsers exchange."""
    return key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def browser_key(p256dh: str, auth: str) -> tuple[ec.EllipticCurvePublicKey, bytes]:
    """A subscription's public key and secret. Raises BadValue for what is neither."""
    try:
        key, secret = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), unb64(p256dh)), unb64(auth)
    except ValueError:
        raise BadValue("a browser's push keys", "something else") from None
    if len(secret) != 16:
        raise BadValue("a push secret of 16 bytes", f"{len(secret)}")
    return key, secret


def encrypted(text: bytes, p256dh: str, auth: str) -> bytes:
    """The body of a push message.

    Parameters
    ----------
    text : bytes
        At most MOST_TEXT.
    p256dh, auth : str
        The subscription's public key and secret, URL-safe base64.

    Raises
    ------
    BadValue
        For keys that are none, or a longer text.
    """
    if len(text) > MOST_TEXT:
        raise BadValue(f"a push message of at most {MOST_TEXT} bytes", f"{len(text)}")
    theirs, secret = browser_key(p256dh, auth)
    ours, salt = ec.generate_private_key(ec.SECP256R1()), os.urandom(16)
    shared = ours.exchange(ec.ECDH(), theirs)
    info = b"WebPush: info\x00" + point(theirs) + point(ours.public_key())
    material = HKDF(SHA256(), 32, secret, info).derive(shared)
    key = HKDF(SHA256(), 16, salt, b"Content-Encoding: aes128gcm\x00").derive(material)
    nonce = HKDF(SHA256(), 12, salt, b"Content-Encoding: nonce\x00").derive(material)
    head = salt + RECORD.to_bytes(4, "big") + bytes([65]) + point(ours.public_key())
    return head + AESGCM(key).encrypt(nonce, text + b"\x02", None)


def vapid(endpoint: str, key: ec.EllipticCurvePrivateKey, subject: str, now_s: float) -> str:
    """The Authorization header: a token for the endpoint's push service, signed by this Milo.

    subject: who answers for it, a mailto: or https: address.  now_s: seconds since 1970.
    """
    parts = urlsplit(endpoint)
    told = {"aud": f"{parts.scheme}://{parts.netloc}", "exp": int(now_s) + LIFE_S, "sub": subject}
    words = [json.dumps(one, separators=(",", ":")).encode() for one in ({"typ": "JWT", "alg": "ES256"}, told)]
    signed = ".".join(b64(word) for word in words)
    r, s = utils.decode_dss_signature(key.sign(signed.encode(), ec.ECDSA(SHA256())))
    token = f"{signed}.{b64(r.to_bytes(32, 'big') + s.to_bytes(32, 'big'))}"
    return f"vapid t={token}, k={b64(point(key.public_key()))}"
