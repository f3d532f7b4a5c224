// Calls each endpoint of a sandbox with Plaid's own client: node client.mjs ADDRESS < { "token", "processorToken", "account", "key" }
// Prints for each call { "path", "status", "body" }, in order.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { Configuration, PlaidApi } = require('plaid');

const STDIN = 0;
const id = 'debit-of-node';
const { token, processorToken, account, key } = JSON.parse(readFileSync(STDIN, 'utf8'));

// A proxy of the environment must not see a call to loopback; an error is a result.
const client = new PlaidApi(new Configuration({
  basePath: process.argv[2],
  baseOptions: {
    headers: { 'PLAID-CLIENT-ID': 'client', 'PLAID-SECRET': 'key' },
    proxy: false,
    validateStatus: () => true,
  },
}));

const calls = [
  () => client.accountsBalanceGet({ access_token: token, options: { account_ids: [account] } }),
  () => client.accountsGet({ access_token: token }),
  () => client.itemGet({ access_token: token }),
  () => client.processorBalanceGet({ processor_token: processorToken }),
  () => client.identityGet({ access_token: token }),
  () => client.authGet({ access_token: token }),
  () => client.transactionsSync({ access_token: token, count: 2 }),
  () => client.signalEvaluate({
    access_token: token, account_id: account, client_transaction_id: id, amount: 12.34, client_user_id: 'user',
    user: { name: { given_name: 'Alex', family_name: 'Sandbox' } }, device: { ip_address: '192.0.2.1' }, is_recurring: false,
  }),
  () => client.signalDecisionReport({ client_transaction_id: id, initiated: true, decision_outcome: 'APPROVE', days_funds_on_hold: 1 }),
  () => client.signalReturnReport({ client_transaction_id: id, return_code: 'R01', returned_at: '2026-11-20T10:00:00Z' }),
  () => client.webhookVerificationKeyGet({ key_id: key }),
  () => client.sandboxItemFireWebhook({ access_token: token, webhook_code: 'LOGIN_REPAIRED' }),
];

const results = [];
for (const call of calls) {
  const { config, status, data } = await call();
  results.push({ path: new URL(config.url).pathname, status, body: data });
}

console.log(JSON.stringify(results));
