using FluentValidation;
using FluentValidation.Results;

namespace FundsCheck.Conventions.Types;

#pragma warning disable // A deliberately bad sample: everything that the conventions must find.
public class BadSample : IComparable<ValidationResult>
{
    public IReadOnlyList<ValidationFailure[]>? Field;

    public BadSample(IValidator? taken) => _hidden = taken;

    private IValidator? _hidden;

    protected ValidationResult? Property { get; }

    public Dictionary<string, ValidationFailure>? Returned() => null;

    public void Taken(ref Severity severity)
    {
    }

    public void Constrained<T>()
        where T : IValidator
    {
    }

    public int CompareTo(ValidationResult? other) => 0;

    public async void Forget() => await Task.Yield();

    public Task Later(CancellationToken cancellationToken) => Task.CompletedTask;

    public ValueTask<int> MuchLaterAsync(CancellationToken cancellationToken, int number) => ValueTask.FromResult(number);

    internal static Task HiddenAsync() => Task.CompletedTask;
}
