/* A reporter for Jest: a line of JSON in the file TEST_RECORD for each test file, also when the first failure ends the run. */
const { appendFileSync } = require('node:fs');

module.exports = class TestRecorder {
  onTestResult({ path }, { numFailingTests, testExecError, perfStats: { start, end } }) {
    const failed = numFailingTests > 0 || testExecError !== undefined;
    appendFileSync(process.env.TEST_RECORD, `${JSON.stringify({ path, failed, milliseconds: end - start })}\n`);
  }
};
