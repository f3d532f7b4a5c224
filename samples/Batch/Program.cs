using FundsCheck.Samples.Batch;

return await BatchProgram.RunAsync(args, Console.Out, Console.Error).ConfigureAwait(false);
