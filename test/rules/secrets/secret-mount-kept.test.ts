import { expect, it } from '@jest/globals';
import { secretMountKept } from '../../../src/rules/secrets/secret-mount-kept.ts';
import { problemsOf, ruleCases } from '../../support/rule-cases.ts';

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
      name: 'relative to the WORKDIR and to the root, by every name of the option',
      dockerfile:
        'FROM a:1\nRUN --mount=type=secret,id=x,target=k cp /k /etc/k\nWORKDIR /app\nRUN --mount=id=x,destination=k,type=secret cp /app/k /etc/k\nRUN --mount=type=secret,src=/home/y,dst=k cp k /etc/k\nRUN --mount=type=secret,src=/home/y cp /run/secrets/y /etc/k\n',
      lines: [2, 4, 5, 6],
    },
    {
      name: 'a file and a variable of one mount, the second of two mounts',
      dockerfile: `FROM a:1\nRUN --mount=type=secret,id=x,env=T,target=/k cp /k /etc/k\nRUN --mount=type=secret,id=x,env=T,target=/k echo $T > /etc/k\nRUN --mount=type=bind,target=/src ${mount} cp /run/secrets/x /etc/k\n`,
      lines: [2, 3, 4],
    },
    {
      name: 'given on a string, in the middle of a text, beside other words',
      dockerfile: `FROM a:1\nRUN --mount=type=secret,id=x,env=T base64 -d <<< "$T" > /etc/k\nRUN ${mount} cat /etc/a /run/secrets/x > /etc/k\nRUN ${mount} cp /etc/a /run/secrets/x /etc/\nRUN ${mount} sed --in-place=.b -e 1d -e "s/x/\`cat /run/secrets/x\`/" /etc/k\n`,
      lines: [2, 3, 4, 5],
    },
    {
      name: 'what other programs remember',
      dockerfile:
        'FROM a:1\nRUN --mount=type=secret,id=x,env=T pnpm config set a $T && yarn config set a $T && pip config set a $T\nRUN --mount=type=secret,id=x,env=T pip3 config set a $T; poetry config a $T; composer config -g a $T; bundle config a $T\n',
      lines: [2, 2, 2, 3, 3, 3, 3],
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
      name: 'other programs, other streams, other files of a pipeline',
      dockerfile: `FROM a:1\nRUN ${mount} xcat /run/secrets/x > /k && catx /run/secrets/x > /k && cp /k /run/secrets/x\nRUN ${mount} cat /run/secrets/x 2> /k | my-login && echo ok > /k\nRUN ${mount} my-login < /run/secrets/x > /log && cat /a < /b > /k && cat <<< x > /k\nRUN ${mount} cat /run/secrets/x | my-login | tee /log && cat /run/secrets/x | tee /dev/stderr | my-login\nRUN ${mount} npm run config && git config --global a.b c && npm set config x && sed -n p /run/secrets/x && sed -i 1d /run/secrets/x\n`,
    },
    {
      name: 'deleted by other programs, by a pattern, with its folder',
      dockerfile: `FROM a:1\nRUN ${mount} cp /run/secrets/x /a/k && shred -u /a/k\nRUN ${mount} cp /run/secrets/x /a/k && unlink /a/k\nRUN ${mount} cp /run/secrets/x /a/k && rm -rf /a/*\nRUN ${mount} cp /run/secrets/x /a/ && rm -rf /a/\n`,
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

it.each([
  ['cp /run/secrets/x -v /etc/k', '/etc/k'],
  ['cat /run/secrets/x > "$HOME/.k"', '$HOME/.k'],
  ['cat /run/secrets/x | tee -a ~/.k', '~/.k'],
  ['sed -i "s/a/$(cat /run/secrets/x)/" /etc/conf', '/etc/conf'],
  ['npm config set a=$(cat /run/secrets/x)', '~/.npmrc'],
  ['git config --global a $(cat /run/secrets/x)', '~/.gitconfig'],
])('says of %s where the secret is', (command, path) => {
  const dockerfile = `FROM a:1\nRUN ${mount} ${command}\n`;
  const messages = problemsOf(secretMountKept, { name: '', dockerfile }).map(({ message }) => message);
  expect(messages).toEqual([expect.stringContaining(`in \`${path}\``)]);
});
