import { secretFileCopied } from '../../../src/rules/secrets/secret-file-copied.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(secretFileCopied, {
  fires: [
    { name: 'env file', dockerfile: 'FROM debian:12\nCOPY .env /app/\n', lines: [2] },
    { name: 'key store', dockerfile: 'FROM debian:12\nADD conf/server.jks /etc/\n', lines: [2] },
    { name: 'folder', dockerfile: 'FROM debian:12\nCOPY . /app\n', lines: [2], files: { '.env': 'A=b' } },
    { name: 'a private key by its name', dockerfile: 'FROM debian:12\nCOPY certs/server.key /etc/ssl/\n', lines: [2] },
    {
      name: 'a private key by its content',
      dockerfile: 'FROM debian:12\nCOPY ./certs/site.pem /etc/ssl/\n',
      lines: [2],
      files: { 'certs/site.pem': '-----BEGIN RSA PRIVATE KEY-----\n' },
    },
    {
      name: 'a file that a setting points at',
      dockerfile: 'FROM debian:12\nENV GOOGLE_APPLICATION_CREDENTIALS=/app/gcp.json\nCOPY gcp.json /app/\n',
      lines: [3],
    },
  ],
  silent: [
    {
      name: 'public keys and certificates',
      dockerfile: 'FROM debian:12\nCOPY docker.key ca.pem server-pub.key tls.pem /etc/\nCOPY tls.key /etc/\n',
      files: { 'tls.key': '-----BEGIN PUBLIC KEY-----\n' },
    },
    {
      name: 'a setting that points at what is mounted',
      dockerfile: 'FROM debian:12\nENV GOOGLE_APPLICATION_CREDENTIALS=/run/secrets/gcp.json\nCOPY app.js /app/\n',
    },
    { name: 'public half', dockerfile: 'FROM debian:12\nCOPY id_rsa.pub .env.example /x/\n' },
    { name: 'builder', dockerfile: 'FROM debian:12 AS b\nCOPY .env /x\nFROM a:1\nCOPY --from=b /a /a\n' },
    { name: 'ignored', dockerfile: 'FROM debian:12\nCOPY . /app\n', files: { '.env': 'A=b', '.dockerignore': '.env' } },
    { name: 'environment code', dockerfile: 'FROM debian:12\nCOPY src/credentials.go env.py /x/\n' },
  ],
});
