import AssayWorkbench

runAssay()
