/** Whether an input method is at it: its letters stand in the field until the word does. Firefox's last event of it says so by its kind only. */
export const isComposed = (event: unknown): boolean => {
  const { isComposing, inputType } = event as InputEvent;
  return isComposing === true || inputType === "insertCompositionText";
};
