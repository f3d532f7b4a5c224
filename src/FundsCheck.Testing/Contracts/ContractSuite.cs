using System.Collections;
using System.Runtime.CompilerServices;

namespace FundsCheck.Testing;

/// <summary>
/// The promises of a contract by their names. A promise is a method, and its name is the method's with spaces; values of a promise follow
/// in parentheses.
/// </summary>
/// <typeparam name="T">The implementation that the promises use.</typeparam>
internal sealed class ContractSuite<T> : IEnumerable<string>
{
    private readonly List<string> _names = [];
    private readonly Dictionary<string, Func<T, Task>> _promises = new(StringComparer.Ordinal);

    public IReadOnlyList<string> Names => _names;

    public void Add(ContractSuite<T> suite)
    {
        foreach (var name in suite._names)
        {
            Add(name, suite._promises[name]);
        }
    }

    public void Add(Func<T, Task> promise, [CallerArgumentExpression(nameof(promise))] string method = "") =>
        Add(NameOf(method), promise);

    public void Add<T1>(Func<T, T1, Task> promise, T1 first, [CallerArgumentExpression(nameof(promise))] string method = "") =>
        Add(NameOf(method, first), subject => promise(subject, first));

    public void Add<T1, T2>(
        Func<T, T1, T2, Task> promise, T1 first, T2 second, [CallerArgumentExpression(nameof(promise))] string method = "") =>
            Add(NameOf(method, first, second), subject => promise(subject, first, second));

    public void Add<T1, T2, T3>(
        Func<T, T1, T2, T3, Task> promise, T1 first, T2 second, T3 third,
        [CallerArgumentExpression(nameof(promise))] string method = "") =>
            Add(NameOf(method, first, second, third), subject => promise(subject, first, second, third));

    public void Add<T1, T2, T3, T4>(
        Func<T, T1, T2, T3, T4, Task> promise, T1 first, T2 second, T3 third, T4 fourth,
        [CallerArgumentExpression(nameof(promise))] string method = "") =>
            Add(NameOf(method, first, second, third, fourth), subject => promise(subject, first, second, third, fourth));

    /// <exception cref="ContractViolationException">The implementation breaks the promise.</exception>
    public async Task RunAsync(string name, T subject, CancellationToken cancellationToken)
    {
        try
        {
            await _promises[name](subject);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception exception)
        {
            throw new ContractViolationException(name, exception);
        }
    }

    /// <summary>The case of a name.</summary>
    /// <exception cref="ArgumentException">The contract has no such case.</exception>
    public ContractCase Find(string name, Func<CancellationToken, Task> run) => _promises.ContainsKey(name)
        ? new ContractCase(name, run)
        : throw new ArgumentException($"The contract has no case `{name}`. Use one of its Names.", nameof(name));

    IEnumerator<string> IEnumerable<string>.GetEnumerator() => _names.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _names.GetEnumerator();

    private static string NameOf(string method, params IEnumerable<object?> values)
    {
        var list = string.Join(", ", values.Select(value => FormattableString.Invariant($"{value ?? "none"}")));
        return $"{method.Replace('_', ' ')}{(list.Length == 0 ? string.Empty : $" ({list})")}";
    }

    private void Add(string name, Func<T, Task> promise)
    {
        _promises.Add(name, promise);
        _names.Add(name);
    }
}
