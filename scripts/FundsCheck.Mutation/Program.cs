using FundsCheck.Mutation;

// Mutation testing of one folder: changes one place of the code at a time and runs the tests, which must then fail.
if (!MutationOptions.TryParse(args, out var options, out var problem))
{
    Console.Error.WriteLine(problem);
    Console.Error.WriteLine(MutationOptions.Usage);
    return 2;
}

using var cancellation = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    cancellation.Cancel();
};

try
{
    using var copy = WorkingCopy.Create(Directory.GetCurrentDirectory());
    await new MutationRun(options, copy, Console.Out, Console.Error).RunAsync(cancellation.Token);
    return 0;
}
catch (MutationException exception)
{
    Console.Error.WriteLine(exception.Message);
    return 1;
}
catch (OperationCanceledException)
{
    Console.Error.WriteLine("cancelled");
    return 1;
}
