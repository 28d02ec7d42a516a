import { aptPinVersion } from '../../../src/rules/packages-apt/apt-pin-version.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(aptPinVersion, {
  fires: [
    {
      name: 'nothing but a name that looks like a file',
      dockerfile: 'FROM a:1\nRUN apt-get install -y x.debug\n',
      lines: [2],
    },

    {
      name: 'one finding a call',
      dockerfile: 'FROM a:1\nRUN apt-get install -y curl git=1 \\\n  # the editor\n  vim\n',
      lines: [2],
    },
    {
      name: 'behind flags with values',
      dockerfile: 'FROM a:1\nRUN apt-get -qqyo Dpkg::Use-Pty=0 install -yt stable curl\n',
      lines: [2],
    },
    {
      name: 'a name that holds a known variable',
      dockerfile: 'FROM a:1\nARG V=12\nRUN apt-get install -y libpq$V\n',
      lines: [3],
    },
    {
      name: 'ONBUILD, exec form, heredoc',
      dockerfile:
        'FROM a:1\nONBUILD RUN apt install curl\nRUN ["apt-get", "install", "-y", "curl"]\nRUN <<EOF\napt-get install -y curl\nEOF\n',
      lines: [2, 3, 5],
    },
    { name: 'escape', dockerfile: '# escape=`\nFROM a:1\nRUN apt-get install -y `\n  curl\n', lines: [3] },
    {
      name: 'variables whose value is known',
      dockerfile:
        'FROM debian:12\nARG PKGS="curl=7 git"\nARG PINNED="curl=7 git=2"\nRUN apt-get install -y $PKGS\nRUN apt-get install -y $PINNED\nRUN pkgs="a b" && apt-get install -y $pkgs\n',
      lines: [4, 6],
    },
  ],
  silent: [
    {
      name: 'another manager, an empty variable',
      dockerfile: 'FROM a:1\nARG E=""\nRUN apk install x && apt-get install -y $E ""\n',
    },

    {
      name: 'versions',
      dockerfile: 'FROM a:1\nARG V\nRUN apt-get install -y curl=7.* "git=$V" vim=${V:-1} nginx/bookworm\n',
    },
    { name: 'a shell variable', dockerfile: 'FROM a:1\nRUN pkgs="curl=7 git=2"; apt-get install -y $pkgs\n' },
    {
      name: 'an array',
      dockerfile: 'FROM a:1\nSHELL ["/bin/bash", "-c"]\nRUN a=(curl=7 git=2); apt-get install -y "${a[@]}"\n',
    },
    {
      name: 'ENV, ARG, a file',
      dockerfile: 'FROM a:1\nENV P="curl=7"\nARG Q\nRUN apt-get install -y $P ${Q} $(cat list) `cat list`\n',
    },
    {
      name: 'the version stands in the variable',
      dockerfile: 'FROM a:1\nARG V==1\nARG W\nRUN s==2; apt-get install -y curl${V} git${W} vim$s\n',
    },
    { name: 'local files', dockerfile: 'FROM a:1\nRUN apt-get install -y ./a.deb /tmp/b.deb x_*.deb\n' },
    {
      name: 'values of flags',
      dockerfile:
        'FROM a:1\nRUN apt-get install -y -t bookworm-backports --target-release x -o Acquire::Retries=3 -c conf curl=1\n',
    },
    {
      name: 'not an install',
      dockerfile: 'FROM a:1\nRUN apt-get update && apt-get remove -y curl && apt-get install -y nano-\n',
    },
  ],
});
