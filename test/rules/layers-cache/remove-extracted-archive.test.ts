import { removeExtractedArchive } from '../../../src/rules/layers-cache/remove-extracted-archive.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(removeExtractedArchive, {
  fires: [
    {
      name: 'a relative name with a variable',
      dockerfile:
        'FROM a:1\nRUN wget https://x/a-$V.tgz && \\\n  tar xf "a-$V.tgz" && \\\n  rm -rf /var/lib/apt/lists/*\n',
      lines: [3],
      fixed:
        'FROM a:1\nRUN wget https://x/a-$V.tgz && \\\n  tar xf "a-$V.tgz" && \\\n  rm -rf /var/lib/apt/lists/* && \\\n  rm "a-$V.tgz"\n',
    },
    {
      name: 'somewhere else by then',
      dockerfile: 'FROM a:1\nRUN wget https://x/a.tgz && tar xf a.tgz && cd a && make\n',
      lines: [2],
    },
    {
      name: 'ONBUILD and heredoc',
      dockerfile:
        'FROM a:1\nONBUILD RUN curl -o /a.tar u; tar xf /a.tar; true &\nRUN <<EOF\ncurl -o /a.tar u\ntar -x --file=/a.tar\nEOF\n',
      lines: [2, 5],
      fixed:
        'FROM a:1\nONBUILD RUN curl -o /a.tar u; tar xf /a.tar; true &\nRUN <<EOF\ncurl -o /a.tar u\ntar -x --file=/a.tar && rm /a.tar\nEOF\n',
    },
  ],
  silent: [
    {
      name: 'removed',
      dockerfile:
        'FROM a:1\nRUN curl -O https://x/a.tgz; tar xf a.tgz; rm a.tgz\nRUN curl -o /tmp/a.tgz u && tar xf /tmp/a.tgz && rm -rf /tmp/*\nRUN curl -O https://x/a.tgz; tar xf a.tgz; rm *.tgz\n',
    },
    {
      name: 'removed with its folder',
      dockerfile: 'FROM a:1\nRUN cd /src && wget https://x/a.tgz && tar xf a.tgz && cd / && rm -rf /src\n',
    },
    {
      name: 'piped',
      dockerfile: 'FROM a:1\nRUN curl https://x/a.tgz | tar xz\nRUN curl https://x/a.tgz | tar xzf - -C /x\n',
    },
    {
      name: 'put there by another layer, or a mount',
      dockerfile:
        'FROM a:1\nCOPY a.tgz /\nRUN tar xf /a.tgz\nRUN --mount=type=cache,target=/d curl -o /d/a.tgz u && tar xf /d/a.tgz\n',
    },
    {
      name: 'a stage that does not ship',
      dockerfile: 'FROM a:1 AS b\nRUN curl -o /a.tar u && tar xf /a.tar\nFROM c:1\nCOPY --from=b /x /x\n',
    },
  ],
});
