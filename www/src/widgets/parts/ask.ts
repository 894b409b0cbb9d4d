/** The answer; `null` where the feed has nothing to show here. Any other error of the core goes on to the widget's host. */
export function ask<Answer>(question: () => Answer): Answer | null {
  try {
    return question();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'nothing_to_show') return null;
    throw error;
  }
}
