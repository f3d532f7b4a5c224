namespace FundsCheck.Conventions.Api;

/// <summary>A sample for the printer's own test.</summary>
public interface IApiSample<out T>
    where T : IDisposable
{
    T this[int index] { get; }
}
