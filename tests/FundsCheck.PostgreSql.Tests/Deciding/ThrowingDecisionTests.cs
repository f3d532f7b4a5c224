using System.Diagnostics;
using FundsCheck.PostgreSql.Tests.Support;

namespace FundsCheck.PostgreSql.Tests.Deciding;

/// <summary>Exceptions of the function that decides, of the kinds that the store itself waits with.</summary>
public sealed class ThrowingDecisionTests
{
    [Theory]
    [InlineData(typeof(TimeoutException))]
    [InlineData(typeof(OperationCanceledException))]
    public async Task Its_exception_is_rethrown_at_once(Type type)
    {
        await using var database = await StoreDatabase.CreateAsync();
        await using var store = database.OpenStore(options => options.TotalTimeout = TimeSpan.FromMinutes(2));
        var thrown = (Exception)Activator.CreateInstance(type)!;
        var request = StoreRequests.Create(StoreRequests.Debit("d-1"), StoreRequests.Start, persistentId: null, _ => throw thrown);

        var waited = Stopwatch.StartNew();
        var deciding = Task.Run(() => store.DecideAsync(request, TestContext.Current.CancellationToken).AsTask());
        await Task.WhenAny(deciding, Task.Delay(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken));

        deciding.IsCompleted.Should().BeTrue("after {0}", waited.Elapsed);
        (await Record.ExceptionAsync(() => deciding)).Should().BeSameAs(thrown);
    }
}
