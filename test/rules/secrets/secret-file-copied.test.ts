import { secretFileCopied } from '../../../src/rules/secrets/secret-file-copied.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(secretFileCopied, {
  fires: [
    { name: 'env file', dockerfile: 'FROM debian:12\nCOPY .env /app/\n', lines: [2] },
    { name: 'key store', dockerfile: 'FROM debian:12\nADD conf/server.jks /etc/\n', lines: [2] },
    { name: 'folder', dockerfile: 'FROM debian:12\nCOPY . /app\n', lines: [2], files: { '.env': 'A=b' } },
  ],
  silent: [
    { name: 'public half', dockerfile: 'FROM debian:12\nCOPY id_rsa.pub .env.example /x/\n' },
    { name: 'builder', dockerfile: 'FROM debian:12 AS b\nCOPY .env /x\nFROM a:1\nCOPY --from=b /a /a\n' },
    { name: 'ignored', dockerfile: 'FROM debian:12\nCOPY . /app\n', files: { '.env': 'A=b', '.dockerignore': '.env' } },
    { name: 'environment code', dockerfile: 'FROM debian:12\nCOPY src/credentials.go env.py /x/\n' },
  ],
});
