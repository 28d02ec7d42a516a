import { copyHeredocOverEcho } from '../../../src/rules/copy-add/copy-heredoc-over-echo.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(copyHeredocOverEcho, {
  fires: [
    {
      name: 'a here-document through cat',
      dockerfile: 'FROM a:1\nRUN cat <<-"E" > /d\n\t$x\n\tE\n',
      lines: [2],
      fixed: 'FROM a:1\nCOPY <<-"E" /d\n\t$x\n\tE\n',
    },
    {
      name: 'written, then appended to',
      dockerfile:
        "FROM a:1\nRUN echo '[main]' > /etc/x.ini && \\\n    echo \"a = b c\" >> /etc/x.ini\nRUN echo a '$b' > /etc/y\n",
      lines: [2, 4],
      fixed: 'FROM a:1\nCOPY <<EOF /etc/x.ini\n[main]\na = b c\nEOF\nCOPY <<"EOF" /etc/y\na $b\nEOF\n',
    },
    {
      name: 'a variable of the builder, tee, printf, a here-document',
      dockerfile:
        'FROM a:1\nARG V\nRUN echo $V > /v\nRUN echo a | tee /b\nRUN printf "a\\n" > /c && make\nRUN make && cat <<EOF > /d\nx\nEOF\n',
      lines: [3, 4, 5, 6],
    },
    { name: 'a group', dockerfile: 'FROM a:1\nRUN { echo a; } > /b; echo c > /d\n', lines: [2] },
    {
      name: 'another user, escapes',
      dockerfile: 'FROM a:1\nUSER app\nRUN echo a > /b\nUSER root\nRUN echo "a\\tb" > /c\nRUN echo -n d > /e\n',
      lines: [3, 5, 6],
    },
  ],
  silent: [
    { name: 'a here-document that the shell changes', dockerfile: 'FROM a:1\nRUN cat <<EOF > /d\n$x\nEOF\n' },
    { name: 'only appended to', dockerfile: 'FROM a:1\nRUN echo a >> /etc/b\nRUN echo a | tee -a /etc/b\n' },
    {
      name: 'a relative path, a device, the terminal',
      dockerfile: 'FROM a:1\nRUN echo a > b\nRUN echo a > /dev/null\nRUN echo a >&2\n',
    },
    { name: 'what only the shell knows', dockerfile: 'FROM a:1\nRUN echo $(date) > /a\nRUN x=1; echo $x > /b\n' },
    { name: 'by a condition', dockerfile: 'FROM a:1\nRUN if a; then echo b > /c; fi\n' },
    {
      name: 'mounted',
      dockerfile:
        'FROM a:1\nRUN --mount=type=cache,target=/c echo a > /c/d\nRUN --mount=type=bind,target=/e echo a > /f\n',
    },
    { name: 'through another program', dockerfile: 'FROM a:1\nRUN echo a | base64 > /b\nRUN curl x > /c\n' },
  ],
});
