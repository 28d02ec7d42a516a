import { aptAllowUnauthenticated } from '../../../src/rules/packages-apt/apt-allow-unauthenticated.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(aptAllowUnauthenticated, {
  fires: [
    {
      name: 'flag',
      dockerfile: 'FROM a:1\nRUN apt-get install --allow-unauthenticated -y x\n',
      lines: [2],
      fixed: 'FROM a:1\nRUN apt-get install -y x\n',
    },
    {
      name: 'option',
      dockerfile: 'FROM a:1\nRUN apt-get -o APT::Get::AllowUnauthenticated=true install x\n',
      lines: [2],
    },
  ],
  silent: [{ name: 'echo', dockerfile: 'FROM a:1\nRUN echo --allow-unauthenticated\n' }],
});
