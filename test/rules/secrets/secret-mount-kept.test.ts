import { secretMountKept } from '../../../src/rules/secrets/secret-mount-kept.ts';
import { ruleCases } from '../../support/rule-cases.ts';

const mount = '--mount=type=secret,id=x';

ruleCases(secretMountKept, {
  fires: [
    {
      name: 'copied, from where the mount is by default and from where it says',
      dockerfile: `FROM a:1\nRUN ${mount} cp -p /run/secrets/x /root/.npmrc\nRUN --mount=type=secret,id=x,dst=/k install -m 600 /k /etc/k\nRUN --mount=type=secret,source=/home/me/y cp /run/secrets/y ~/\n`,
      lines: [2, 3, 4],
    },
    {
      name: 'written by cat, through a pipeline, by the shell',
      dockerfile: `FROM a:1\nRUN ${mount} cat /run/secrets/x > /etc/k\nRUN ${mount} cat /run/secrets/x | base64 -d | tee /etc/k\nRUN ${mount} base64 -d < /run/secrets/x >> /etc/k\nRUN ${mount} cat < "/run/secrets/x" > /etc/k 2>/dev/null\n`,
      lines: [2, 3, 4, 5],
    },
    {
      name: 'as a part of a text',
      dockerfile: `FROM a:1\nRUN ${mount} echo "token=$(cat /run/secrets/x)" > .npmrc\nRUN --mount=type=secret,id=x,env=TOKEN printf 'a=%s' "\${TOKEN}" >> ~/.netrc\nRUN ${mount} T=$(cat /run/secrets/x) && sed -i "s/@@/$T/" /etc/conf\nRUN ${mount} export T="$(< /run/secrets/x)"; echo $T | tee -a /etc/k\n`,
      lines: [2, 3, 4, 5],
    },
    {
      name: 'told to a program that remembers it',
      dockerfile: `FROM a:1\nRUN --mount=type=secret,id=x,env=T npm config set //r.example.org/:_authToken=$T && npm ci\nRUN ${mount} git config --global url."https://$(cat /run/secrets/x)@example.org/".insteadOf https://example.org/\n`,
      lines: [2, 3],
    },
    {
      name: 'in a heredoc, over several lines, in a trigger, with another escape character',
      dockerfile: `# escape=\`\nFROM a:1\nRUN ${mount} <<EOF\nset -e\ncp /run/secrets/x /etc/k\nEOF\nONBUILD RUN --mount=type=secret,id=y \`\n  # why\n  ${mount} ls && \`\n  cp /run/secrets/x /etc/k\n`,
      lines: [5, 10],
    },
    {
      name: 'another file is deleted, or the same one before',
      dockerfile: `FROM a:1\nRUN ${mount} rm -f /etc/k && cp /run/secrets/x /etc/k && rm -rf /var/cache/*\n`,
      lines: [2],
    },
    {
      name: 'in a stage that the image is built on',
      dockerfile: `FROM a:1 AS b\nRUN ${mount} cp /run/secrets/x /etc/k\nFROM b\n`,
      lines: [2],
    },
  ],
  silent: [
    {
      name: 'deleted in the same RUN',
      dockerfile: `FROM a:1\nRUN ${mount} cp /run/secrets/x /root/.npmrc && npm ci && rm -f ~/.npmrc\nRUN ${mount} cp /run/secrets/x ~/.ssh/ && git clone y; rm -rf ~/.ssh/id_rsa\nRUN ${mount} cp /run/secrets/x /a/b/c && rm -r /a\nRUN ${mount} trap 'rm -f /k' EXIT; cp /run/secrets/x /k; y\n`,
    },
    {
      name: 'forgotten in the same RUN',
      dockerfile:
        'FROM a:1\nRUN --mount=type=secret,id=x,env=T npm config set a=$T && npm ci && npm config delete a\nRUN --mount=type=secret,id=x,env=T git config --global a.b $T && x && git config --global --unset a.b\nRUN --mount=type=secret,id=x,env=T pip config set a.b $T && x && rm ~/.config/pip/pip.conf\n',
    },
    {
      name: 'written to where no layer is',
      dockerfile: `FROM a:1\nRUN ${mount} --mount=type=tmpfs,target=/tmp cp /run/secrets/x /tmp/k\nRUN ${mount} --mount=type=cache,target=/root cp /run/secrets/x ~/.k\nRUN ${mount} cat /run/secrets/x > /dev/null\nRUN ${mount} cat /run/secrets/x >&2\n`,
    },
    {
      name: 'used, not kept',
      dockerfile: `FROM a:1\nRUN ${mount} curl -H "Authorization: $(cat /run/secrets/x)" example.org > /out\nRUN ${mount} cat /run/secrets/x | docker login --password-stdin > /log\nRUN ${mount} TOKEN=$(cat /run/secrets/x) npm ci > /log\nRUN --mount=type=secret,id=x,env=T echo ok > /log\nRUN ${mount} echo /run/secrets/x > /where\nRUN ${mount} ln -s /run/secrets/x /k\nRUN ${mount} cat /run/secrets/xy > /k && npm config get x\n`,
    },
    {
      name: 'other mounts, no mount',
      dockerfile:
        'FROM a:1\nRUN --mount=type=bind,source=x,target=/run/secrets/x cp /run/secrets/x /k\nRUN cp /run/secrets/x /k\nRUN --mount=type=secret,id=x,env=T cp /run/secrets/x /k\n',
    },
    {
      name: 'a stage whose layers do not ship',
      dockerfile: `FROM a:1 AS b\nRUN ${mount} cp /run/secrets/x /root/.npmrc && npm ci\nFROM a:1\nCOPY --from=b /app /app\n`,
    },
    { name: 'exec form', dockerfile: `FROM a:1\nRUN ${mount} ["npm", "ci"]\n` },
  ],
});
