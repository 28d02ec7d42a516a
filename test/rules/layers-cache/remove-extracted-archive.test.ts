import { removeExtractedArchive } from '../../../src/rules/layers-cache/remove-extracted-archive.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(removeExtractedArchive, {
  fires: [
    {
      name: 'unzip',
      dockerfile:
        'FROM a:1\nRUN curl -fLo /tmp/x.zip https://a/x.zip && unzip -qo -d /opt /tmp/x.zip\nRUN wget https://a/y.zip && unzip y.zip bin/y && cp bin/y /usr/bin/\n',
      lines: [2, 3],
      fixed:
        'FROM a:1\nRUN curl -fLo /tmp/x.zip https://a/x.zip && unzip -qo -d /opt /tmp/x.zip && rm /tmp/x.zip\nRUN wget https://a/y.zip && unzip y.zip bin/y && cp bin/y /usr/bin/ && rm y.zip\n',
    },
    {
      name: 'other things are removed, or it is removed before',
      dockerfile:
        'FROM a:1\nRUN curl -o /s/a.tgz u && rm -f /s/a.tgz && curl -o /s/a.tgz u && tar xf /s/a.tgz\nRUN wget u/a.tar.xz && tar xf a.tar.xz && rm -rf /var/cache/x b.zip\nRUN wget u/a.tbz && tar xf a.tbz && rm *.zip -f && mvn clean a.tbz && rmdir a.tbz\nRUN wget u/a.tar && tar xf a.tar && make install && git status && rm -rf $X.zip\nRUN curl u > /s/a.tgz 2>&1 && tar xf /s/a.tgz && rm -rf /t /s/b/* x.tgz\nRUN wget u/a.tgz && tar xf a.tgz && rm /readme.txt\n',
      lines: [2, 3, 4, 5, 6, 7],
      fixed:
        'FROM a:1\nRUN curl -o /s/a.tgz u && rm -f /s/a.tgz && curl -o /s/a.tgz u && tar xf /s/a.tgz && rm /s/a.tgz\nRUN wget u/a.tar.xz && tar xf a.tar.xz && rm -rf /var/cache/x b.zip && rm a.tar.xz\nRUN wget u/a.tbz && tar xf a.tbz && rm *.zip -f && mvn clean a.tbz && rmdir a.tbz && rm a.tbz\nRUN wget u/a.tar && tar xf a.tar && make install && git status && rm -rf $X.zip && rm a.tar\nRUN curl u > /s/a.tgz 2>&1 && tar xf /s/a.tgz && rm -rf /t /s/b/* x.tgz && rm /s/a.tgz\nRUN wget u/a.tgz && tar xf a.tgz && rm /readme.txt && rm a.tgz\n',
    },
    { name: 'in a branch', dockerfile: 'FROM a:1\nRUN if x; then wget u/a.tgz; tar xf a.tgz; fi\n', lines: [2] },
    {
      name: 'an absolute path, from another folder',
      dockerfile: 'FROM a:1\nRUN wget -O /a.tgz u && cd /b && tar xf /a.tgz && cd /c\n',
      lines: [2],
      fixed: 'FROM a:1\nRUN wget -O /a.tgz u && cd /b && tar xf /a.tgz && cd /c && rm /a.tgz\n',
    },

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
      name: 'unzip that only looks, a zip that is removed, brought before, or named otherwise',
      dockerfile:
        'FROM a:1\nRUN curl -o x.zip u/x.zip && unzip -l x.zip\nRUN curl -o x.zip u/x.zip && unzip -P pw x.zip && rm x.zip\nCOPY a.zip /\nRUN unzip /a.zip\nRUN curl -O u/b.jar && unzip b.jar\nRUN curl -O u/c.zip && funzip c.zip\n',
    },
    {
      name: 'removed in other ways',
      dockerfile:
        'FROM a:1\nRUN wget u/a.tgz && tar xf a.tgz && find . -name "*.tgz" -delete\nRUN wget u/a.tgz && tar xf a.tgz && make distclean\nRUN wget u/a.tgz && tar xf a.tgz && git clean -fdx\nRUN wget u/a.tgz && tar xf a.tgz && rm -rf $X\nRUN wget u/a.tgz && tar xf a.tgz && rm -rf ./*\nRUN wget u/a.tgz && tar xf a.tgz && rm -rf /build\nRUN wget -O s/a.tgz u && tar xf s/a.tgz && rm -rf s\nRUN wget -O /s/a.tgz u && tar xf /s/a.tgz && rm -rf /s/\nRUN wget -O /s/a.tgz u && tar xf /s/a.tgz && rm -rf /s/*\nRUN wget -O /s/a.tgz u && tar xf /s/a.tgz && rm /s/?.tgz\nRUN wget u/a.tgz && tar xf a.tgz && unlink a.tgz\nRUN wget u/a.tgz && tar xf a.tgz && mv a.tgz /dev/null\n',
    },
    {
      name: 'not brought here, no archive by its name',
      dockerfile:
        'FROM a:1\nRUN echo a.tgz && tar xf a.tgz && wget u/a.tgz\nRUN wgetx a.tgz && my-curl a.tgz && tar xf a.tgz\nRUN wget u/a.tgz.d && tar xf a.tgz.d\nRUN f() { wget u/a.tgz; tar xf a.tgz; }; f\n',
    },

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
