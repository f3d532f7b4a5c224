using System.Runtime.CompilerServices;
using System.Text;
using FundsCheck.Records.Format;

namespace FundsCheck.Testing;

/// <summary>Compares what an implementation did with what its contract states.</summary>
internal static class Expect
{
    public static void Equal<T>(T expected, T actual, [CallerArgumentExpression(nameof(actual))] string subject = "")
    {
        if (!EqualityComparer<T>.Default.Equals(expected, actual))
        {
            throw new ContractViolationException(subject, Text(expected), Text(actual));
        }
    }

    public static void True(bool actual, string expected, [CallerArgumentExpression(nameof(actual))] string subject = "")
    {
        if (!actual)
        {
            throw new ContractViolationException(subject, expected, "another value");
        }
    }

    public static void Sequence<T>(
        IEnumerable<T> expected, IEnumerable<T> actual, [CallerArgumentExpression(nameof(actual))] string subject = "")
    {
        var (left, right) = (expected.ToList(), actual.ToList());
        if (!left.SequenceEqual(right))
        {
            throw new ContractViolationException(subject, $"[{string.Join(", ", left)}]", $"[{string.Join(", ", right)}]");
        }
    }

    public static T Is<T>(object? actual, [CallerArgumentExpression(nameof(actual))] string subject = "") =>
        actual is T value ? value : throw new ContractViolationException(subject, typeof(T).Name, Text(actual));

    /// <summary>
    /// Compares records by their canonical lines: a record that was read back is another object, and its sentences are not recorded.
    /// </summary>
    public static void Record(
        DecisionRecord expected, DecisionRecord? actual, [CallerArgumentExpression(nameof(actual))] string subject = "") =>
            Equal(LineOf(expected), actual is null ? null : LineOf(actual), subject);

    /// <param name="action">What must throw.</param>
    /// <param name="parts">The parts of the message in their order, separated by <c>*</c>.</param>
    /// <param name="subject">The action as it is written.</param>
    public static async Task<T> ThrowsAsync<T>(
        Func<Task> action, string parts = "", [CallerArgumentExpression(nameof(action))] string subject = "")
        where T : Exception
    {
        try
        {
            await action();
        }
        catch (T exception)
        {
            return HasParts(exception.Message, parts)
                ? exception
                : throw new ContractViolationException(subject, $"{typeof(T).Name} with `{parts}`", $"`{exception.Message}`");
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            throw new ContractViolationException(subject, typeof(T).Name, $"{exception.GetType().Name}: {exception.Message}");
        }

        throw new ContractViolationException(subject, typeof(T).Name, "no exception");
    }

    private static bool HasParts(string message, string parts)
    {
        var at = 0;
        foreach (var part in parts.Split('*'))
        {
            if ((at = message.IndexOf(part, at, StringComparison.Ordinal)) < 0)
            {
                return false;
            }

            at += part.Length;
        }

        return true;
    }

    private static string LineOf(DecisionRecord record)
    {
        var buffer = new RecordBuffer();
        buffer.Add(record);
        return Encoding.UTF8.GetString(buffer.Written.Span);
    }

    private static string Text<T>(T value) => value is null ? "none" : FormattableString.Invariant($"`{value}`");
}
