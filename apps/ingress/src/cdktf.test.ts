import { synthesizeWithCdktf } from './cdktf';

test('an environment that does not exist is refused before anything runs', () => {
  const errors = jest.spyOn(console, 'error').mockReturnValue();
  expect(synthesizeWithCdktf(['produktion'], ['production'])).toBe(2);
  expect(errors).toHaveBeenCalledWith('There is no environment "produktion". Did you mean "production"?');
  errors.mockRestore();
});
