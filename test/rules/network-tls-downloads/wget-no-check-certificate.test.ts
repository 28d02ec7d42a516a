import { wgetNoCheckCertificate } from '../../../src/rules/network-tls-downloads/wget-no-check-certificate.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(wgetNoCheckCertificate, {
  fires: [
    {
      name: 'other spellings in a file',
      dockerfile: 'FROM a:1\nCOPY <<EOF /root/.wgetrc\ncheck-certificate=off\ncheckcertificate  =  no\nEOF\n',
      lines: [3, 4],
      fixed: 'FROM a:1\nCOPY <<EOF /root/.wgetrc\ncheck-certificate=on\ncheckcertificate  =  on\nEOF\n',
    },

    {
      name: 'flag',
      dockerfile: 'FROM a:1\nRUN wget --no-check-certificate https://x\n',
      lines: [2],
      fixed: 'FROM a:1\nRUN wget https://x\n',
    },
    {
      name: 'behind the address, exec form',
      dockerfile:
        'FROM a:1\nRUN wget https://x --no-check-certificate && a\nRUN ["wget", "--no-check-certificate", "https://x"]\n',
      lines: [2, 3],
      fixed: 'FROM a:1\nRUN wget https://x && a\nRUN ["wget", "https://x"]\n',
    },
    {
      name: 'own line',
      dockerfile: 'FROM a:1\nRUN a && wget -q \\\n  # why\n  --no-check-certificate \\\n  https://x\n',
      lines: [4],
      fixed: 'FROM a:1\nRUN a && wget -q \\\n  # why\n  https://x\n',
    },
    {
      name: 'configuration',
      dockerfile: 'FROM a:1\nRUN echo "check_certificate = off" >> ~/.wgetrc\n',
      lines: [2],
      fixed: 'FROM a:1\nRUN echo "check_certificate = on" >> ~/.wgetrc\n',
    },
  ],
  silent: [
    { name: 'another program', dockerfile: 'FROM a:1\nRUN curl --no-check-certificate https://x\n' },

    { name: 'checked', dockerfile: 'FROM a:1\nRUN wget https://x\n' },
    { name: 'value of an option', dockerfile: 'FROM a:1\nRUN wget -O --no-check-certificate https://x\n' },
    { name: 'another program', dockerfile: 'FROM a:1\nRUN echo --no-check-certificate check_certificate=off\n' },
  ],
});
