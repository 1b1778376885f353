"""Makes vectors.json with jwcrypto, an implementation that is not ours.

    python3 -m venv venv && venv/bin/pip install jwcrypto==1.6.1
    venv/bin/python fit-connect/src/testing/make-vectors.py > fit-connect/src/testing/vectors.json

The keys are TEST KEYS: everyone can read them, nothing may ever be protected by them.
"""
import json
from jwcrypto import jwe, jwk, jws

DELIVERY = "https://delivery.example/fit-connect"
DESTINATION = "6f0c3c1e-5d2b-4f4e-9a55-3d0f6f2a7b10"
SUBMISSION = "b1d4f7a2-0c3e-4a57-8f2d-94c6e1a0d001"
CASE = "c2e5a8b3-1d4f-4b68-9a3e-a5d7f2b1e002"
SCHEMA = "https://schema.fitko.de/fit-connect/set-payload/1.2.2/set-payload.schema.json"
EVENTS = "https://schema.fitko.de/fit-connect/events/"


def pair(kid, alg, public_use, private_use):
    key = jwk.JWK.generate(kty="RSA", size=4096, public_exponent=65537)
    numbers = json.loads(key.export_public())
    secret = json.loads(key.export_private())
    public = {"kty": "RSA", "n": numbers["n"], "e": numbers["e"], "kid": kid, "alg": alg, "key_ops": [public_use]}
    private = {name: secret[name] for name in ("kty", "n", "e", "d", "p", "q", "dp", "dq", "qi")}
    private.update({"kid": kid, "alg": alg, "key_ops": [private_use]})
    return key, {"publicJwk": public, "privateJwk": private}


def sealed(key, plain, **extra):
    header = {"alg": "RSA-OAEP-256", "enc": "A256GCM", "kid": "test-encryption-key-1", **extra}
    token = jwe.JWE(plain.encode(), json.dumps(header))
    token.add_recipient(key)
    return token.serialize(compact=True)


def stated(key, iss, events, header=None, **claims):
    payload = {
        "$schema": SCHEMA, "jti": "d3f6b9c4-2e50-4c79-8b4f-b6e803c2f003", "iss": iss, "iat": 1795000000,
        "sub": f"submission:{SUBMISSION}", "txn": f"case:{CASE}", "events": events, **claims,
    }
    protected = {"alg": "PS512", "typ": "secevent+jwt", "kid": "test-delivery-key-1", **(header or {})}
    token = jws.JWS(json.dumps({k: v for k, v in payload.items() if v is not None}).encode())
    token.allowed_algs = ["PS512", "PS256", "RS512"]
    token.add_signature(key, None, json.dumps(protected), None)
    return token.serialize(compact=True)


encryption, encryption_pair = pair("test-encryption-key-1", "RSA-OAEP-256", "wrapKey", "unwrapKey")
delivery, delivery_pair = pair("test-delivery-key-1", "PS512", "verify", "sign")
receiver, receiver_pair = pair("test-receiver-key-1", "PS512", "verify", "sign")

xml = '<?xml version="1.0" encoding="UTF-8"?><antrag><name>Đorđević-Müller</name></antrag>'
tags = {"metadata": "A" * 22, "data": "B" * 22, "attachments": {}}
submit = {EVENTS + "submit-submission": {"authenticationTags": tags}}
accept = {EVENTS + "accept-submission": {"authenticationTags": tags}}
by_receiver = {"kid": "test-receiver-key-1"}
public_delivery = json.loads(delivery.export_public())

print(json.dumps({
    "comment": "TEST KEYS, known to everyone. Made by make-vectors.py with jwcrypto.",
    "deliveryService": DELIVERY, "destinationId": DESTINATION, "submissionId": SUBMISSION, "caseId": CASE,
    "encryption": encryption_pair, "delivery": delivery_pair, "receiver": receiver_pair,
    "plain": xml,
    "jwes": {
        "xml": sealed(encryption, xml, cty="application/xml"),
        "json": sealed(encryption, xml, cty="application/json"),
        "deflated": sealed(encryption, xml, cty="application/xml", zip="DEF"),
        "other algorithm": sealed(encryption, xml, cty="application/xml", alg="RSA-OAEP"),
        "other content encryption": sealed(encryption, xml, cty="application/xml", enc="A128CBC-HS256"),
        "other kid": sealed(encryption, xml, cty="application/xml", kid="test-encryption-key-9"),
    },
    "events": {
        "submitted": stated(delivery, DELIVERY, submit),
        "accepted": stated(receiver, DESTINATION, accept, by_receiver),
    },
    "forgedEvents": {
        "event-signature": stated(receiver, DELIVERY, submit),
        "event-issuer": stated(delivery, DELIVERY, accept),
        "event-header: other type": stated(delivery, DELIVERY, submit, {"typ": "JWT"}),
        "event-header: other algorithm": stated(delivery, DELIVERY, submit, {"alg": "PS256"}),
        "event-header: brings its key": stated(delivery, DELIVERY, submit, {"jwk": public_delivery}),
        "event-header: points to its key": stated(delivery, DELIVERY, submit, {"jku": "https://evil.example/keys"}),
        "event-invalid: two events": stated(delivery, DELIVERY, {**submit, EVENTS + "delete-submission": {}}),
        "event-invalid: no event": stated(delivery, DELIVERY, {}),
        "event-invalid: old schema": stated(delivery, DELIVERY, submit, **{"$schema": SCHEMA.replace("1.2.2", "1.0.0")}),
        "event-invalid: no case": stated(delivery, DELIVERY, submit, txn=None),
        "event-invalid: no tags": stated(delivery, DELIVERY, {EVENTS + "submit-submission": {}}),
    },
}, indent=2, ensure_ascii=False))
